package ccapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.cli.command.Example;
import ccapi.cli.testing.Program;
import ccapi.cli.testing.Run;
import ccapi.daemon.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Runs the examples of the help that start, end or need to be processes, in a shell, with daemons of their own.
class ProcessExamplesTest {
    /// The commands whose examples run here.
    static final List<String> COMMANDS = List.of("daemon start", "daemon stop", "daemon run", "restore", "demo");

    private static final String CONFIG = "listen: 127.0.0.1:0\n";

    @TempDir
    static Path folder;

    private static Program program;

    @BeforeAll
    static void write() throws IOException {
        program = Program.in(folder);
        Files.writeString(folder.resolve("config.yaml"), CONFIG);
        Files.createDirectory(folder.resolve("srv"));
        Files.writeString(folder.resolve("srv/config.yaml"), CONFIG);
    }

    @AfterAll
    static void stop() throws Exception {
        for (String home : List.of(".", "srv", "demo", "demo-folder")) {
            program.bash("CCAPI_HOME=" + folder.resolve(home) + " ccapi daemon stop --now");
        }
    }

    @TestFactory
    Stream<DynamicTest> everyExampleWorksAsItStands() {
        return COMMANDS.stream()
                .flatMap(command -> examples(command).stream()
                        .map(example -> DynamicTest.dynamicTest(example.line(), () -> works(command, example.line()))));
    }

    private static List<Example> examples(String command) {
        boolean atTheTop = command.indexOf(' ') < 0;
        return Commands.noun(atTheTop ? "" : "daemon")
                .make(command.substring(command.indexOf(' ') + 1))
                .examples();
    }

    private static void works(String command, String line) throws Exception {
        switch (command) {
            case "daemon start" -> {
                ok("ccapi daemon stop");
                ok(line);
                ok("ccapi daemon status -q");
            }
            case "daemon stop" -> {
                ok("ccapi daemon start");
                ok(line);
                assertThat(program.bash("ccapi daemon status -q").code()).isEqualTo(6);
            }
            case "daemon run" -> runsUntilItIsEnded(line.replace("/srv/ccapi", folder + "/srv"));
            case "restore" -> {
                ok("ccapi daemon start && rm -f ccapi-monday.db && ccapi backup ccapi-monday.db && ccapi daemon stop");
                ok(line);
                ok("ccapi daemon start");
            }
            default -> {
                Run.Result demo = ok(line);
                assertThat(demo.out())
                        .as("the answer, and the request in the books")
                        .contains("200");
            }
        }
    }

    private static void runsUntilItIsEnded(String line) throws Exception {
        ok("ccapi daemon stop");
        String home = line.startsWith("CCAPI_HOME=") ? line.substring(0, line.indexOf(' ') + 1) : "";
        String run = line.replaceFirst("ccapi daemon run", "exec ccapi daemon run");
        Process daemon = program.command(List.of("bash", "-c", run), Map.of())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("run.log").toFile())
                .start();
        try {
            Eventually.holds(
                    "the daemon serves",
                    Duration.ofSeconds(60),
                    () -> program.bash(home + "ccapi daemon status -q").code() == 0);
        } finally {
            daemon.destroy();
        }
        assertThat(daemon.waitFor()).isZero();
    }

    private static Run.Result ok(String line) throws Exception {
        Run.Result result = program.bash(line);
        assertThat(result.code())
                .as("%s%n%s%n%s", line, result.out(), result.err())
                .isZero();
        return result;
    }
}
