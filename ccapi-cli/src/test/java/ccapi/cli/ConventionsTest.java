package ccapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.ListVerb;
import ccapi.cli.command.Noun;
import ccapi.cli.command.Streams;
import ccapi.cli.command.Verb;
import ccapi.cli.output.OutputFormat;
import ccapi.cli.testing.Run;
import ccapi.cli.testing.World;
import ccapi.shared.socket.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What holds for every command of the tree, by the tree itself and by running its lists against a real daemon.
class ConventionsTest {
    private static final List<String> OF_ALL =
            List.of("--help", "--socket", "--timeout", "--quiet", "--verbose", "--color", "--no-input");
    private static final List<String> OF_LISTS = List.of(
            "--output", "--columns", "--no-header", "--no-trunc", "--time", "--filter", "--sort", "--limit", "--watch");
    // these ask: nothing brings back what they take away, or a credential might go to a stranger
    private static final Set<String> ASKING = Set.of(
            "account add",
            "account edit",
            "account remove",
            "key remove",
            "key rotate",
            "usage prune",
            "usage reprice",
            "daemon renew-master-key",
            "apply",
            "restore");
    // what a list needs besides its name
    private static final Map<String, String> MORE = Map.of("route", " --model claude-opus-4-8");

    private static World world;

    @BeforeAll
    static void start() throws IOException {
        world = new World();
        world.settle();
        world.request("hello");
    }

    @AfterAll
    static void stop() throws IOException {
        world.close();
    }

    private static Map<String, Verb> commands() {
        Map<String, Verb> commands = new TreeMap<>();
        for (Noun noun : Commands.nouns()) {
            for (String verb : noun.verbs()) {
                commands.put((noun.name() + " " + verb).strip(), noun.make(verb));
            }
        }
        return commands;
    }

    private static Set<String> options(Verb verb) {
        return verb.words().spec(verb).optionsMap().keySet();
    }

    @Test
    void theCommonOptionsAreThoseOfEveryCommand() {
        commands().forEach((name, verb) -> assertThat(options(verb)).as(name).containsAll(OF_ALL));
    }

    @Test
    void everyListIsPickedOrderedAndWatchedInTheSameWay() {
        commands().forEach((name, verb) -> {
            if (verb instanceof ListVerb) {
                assertThat(options(verb)).as(name).containsAll(OF_LISTS);
            }
        });
    }

    @Test
    void everyChangeHasADryRunAndWhatAsksTakesAYes() {
        Set<String> asking = new TreeSet<>();
        commands().forEach((name, verb) -> {
            if (verb instanceof ChangeVerb) {
                assertThat(options(verb)).as(name).contains("--dry-run");
            }
            if (options(verb).contains("--yes")) {
                asking.add(name);
            }
        });
        assertThat(asking).isEqualTo(ASKING);
    }

    @TestFactory
    Stream<DynamicTest> everyListPrintsEveryFormat() {
        return commands().entrySet().stream()
                .filter(command -> command.getValue() instanceof ListVerb)
                .map(command -> command.getKey() + MORE.getOrDefault(command.getKey(), ""))
                .flatMap(line -> Stream.of(OutputFormat.values())
                        .map(format -> line + " -o " + format.name().toLowerCase(Locale.ROOT)))
                .map(line -> DynamicTest.dynamicTest(line, () -> prints(line)));
    }

    private static void prints(String line) throws IOException {
        Run.Result result = world.run().ccapi(line);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).doesNotContain("error");
        assertThat(result.out()).doesNotContain("\t").doesNotContain("\u001b");
        if (line.endsWith(" json")) {
            assertThat(Json.mapper().readTree(result.out()).isContainerNode()).isTrue();
        }
        if (line.endsWith(" csv")) {
            assertThat(world.run().ccapi(line + " --no-header").out().lines().toList())
                    .hasSize((int) result.out().lines().count() - 1);
        }
    }

    @Test
    void aListIsPrintedAgainAndAgainUntilItsReaderLeaves() {
        List<Integer> written = new ArrayList<>();
        OutputStream reader = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (written.size() == 3) {
                    throw new IOException("broken pipe");
                }
                written.add(length);
            }
        };
        InputStream nothing = new ByteArrayInputStream(new byte[0]);
        int code = Main.run(
                List.of("account", "list", "-o", "json", "--watch", "0.1"),
                Map.of("CCAPI_HOME", world.folder().toString()),
                Streams.plain(nothing, reader, OutputStream.nullOutputStream()),
                InstantSource.system());
        assertThat(code).isEqualTo(ExitCode.CLOSED_PIPE.code());
        assertThat(written).hasSize(3);
    }

    @Test
    void theReadmeTellsEveryExitCode() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        for (ExitCode code : ExitCode.values()) {
            assertThat(readme).contains("| " + code.code() + " | " + code.about() + " |");
        }
    }
}
