package ccapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.cli.command.Example;
import ccapi.cli.command.Noun;
import ccapi.cli.testing.Run;
import ccapi.cli.testing.ShellLine;
import ccapi.cli.testing.World;
import ccapi.daemon.testing.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Runs every example of the help against a real daemon.
class ExamplesTest {
    // what an example may end with besides 0
    private static final Map<String, Integer> OTHER =
            Map.of("apply", 10, "usage reprice", 10, "prices check", 10, "doctor", 1);

    private static World world;

    @BeforeAll
    static void start() throws IOException {
        world = new World();
        world.settle();
        world.request("first");
        world.request("second conversation");
    }

    @AfterAll
    static void stop() throws IOException {
        world.close();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleWorksAsItStands() {
        return Commands.nouns().stream().flatMap(noun -> noun.verbs().stream().flatMap(verb -> examples(noun, verb)));
    }

    private static Stream<DynamicTest> examples(Noun noun, String verb) {
        String command = (noun.name() + " " + verb).strip();
        // the dashboard is not on this class path: .ci/tui-test opens it at a real terminal
        if (ProcessExamplesTest.COMMANDS.contains(command) || command.equals("tui")) {
            return Stream.of();
        }
        return noun.make(verb).examples().stream()
                .map(example -> DynamicTest.dynamicTest(example.line(), () -> works(command, example)));
    }

    private static void works(String command, Example example) throws Exception {
        world.settle();
        if (command.equals("key create")) {
            world.withoutKey(example.line().contains("laptop") ? "laptop" : "ci");
        }
        for (String old : List.of("ccapi-monday.db", "ccapi-tuesday.db")) {
            Files.deleteIfExists(world.folder().resolve(old));
        }
        Gate gate = new Gate();
        try {
            ShellLine line = ShellLine.of(withRealIds(command, example.line(), gate));
            if (command.equals("usage tail")) {
                requestsSoon();
            }
            Run.Result result = line.run(world.run(), world.folder());

            assertThat(result.code())
                    .as("%s%n%s%n%s", example.line(), result.out(), result.err())
                    .isIn(0, OTHER.getOrDefault(command, 0));
            assertThat(result.err()).doesNotContain("error:", "Exception");
        } finally {
            gate.open();
        }
    }

    // the ids in examples are made up
    private static String withRealIds(String command, String line, Gate gate) throws IOException {
        String real = line;
        if (line.contains("ses_")) {
            world.request("a new conversation for " + line);
            List<String> sessions =
                    world.run().ccapi("session list -o name").out().lines().toList();
            real = real.replaceAll("ses_\\d", sessions.getFirst());
            if (command.equals("session move")) {
                real = real.replace("codex-1", "max-tokyo");
            }
        }
        if (line.contains("req_1")) {
            String id = command.equals("live cancel")
                    ? world.requestInFlight(gate)
                    : world.run()
                            .ccapi("usage requests --limit 1 -o name")
                            .out()
                            .strip();
            real = real.replace("req_1", id);
        }
        return real;
    }

    private static void requestsSoon() {
        Thread.ofVirtual().start(() -> {
            // the stream shows what ends after it was opened, so there must be more than one
            for (int i = 0; i < 200; i++) {
                try {
                    world.request("again " + i);
                    Thread.sleep(20);
                } catch (IOException | InterruptedException e) {
                    return;
                }
            }
        });
    }
}
