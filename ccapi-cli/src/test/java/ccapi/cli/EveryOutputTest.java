package ccapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.cli.testing.Run;
import ccapi.cli.testing.World;
import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Canned;
import ccapi.shared.socket.Json;
import ccapi.shared.text.Cells;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Looks at everything that any command prints in any format, after hostile clients, upstreams and minters were there.
class EveryOutputTest {
    private static final String EVIL = "e\u001b[31mvil\u001b]52;c;ZXZpbA==\u0007\u202egnp\u2066\u009b2J";
    private static final String EVIL_JSON =
            "e\\u001b[31mvil\\u001b]52;c;ZXZpbA==\\u0007\\u0000\\u202egnp\\u2066\\u009b2J\\r\\n";
    private static final List<String> FORMATS = List.of("table", "wide", "name", "yaml", "csv", "json", "jsonl");

    private static World world;

    @BeforeAll
    static void start() throws IOException {
        world = new World();
        world.settle();
        world.minter().account("9", EVIL + "@example.com", "plus", 1, EVIL, "2026-11-24T09:00:00Z");
        world.request("hello");
        refused("hello", "claude-" + EVIL_JSON);
        refused("hello", "claude-\\u202e\\u2066");
        world.upstream().next(Canned.anthropicError(400, "invalid_request_error", EVIL));
        refused("hello", "claude-" + EVIL_JSON);
        world.upstream().next(Canned.anthropicError(401, "authentication_error", EVIL));
        refused("again", "claude-opus-4-8");
    }

    @AfterAll
    static void stop() throws IOException {
        world.close();
    }

    private static void refused(String words, String model) {
        try {
            world.request(words, model, "test");
        } catch (IOException e) {
            // only what it leaves behind is looked at
        }
    }

    @Proves(
            value = Promise.P42,
            measured = "41 commands in 7 formats, on a terminal and in a pipe: 0 control characters")
    @Proves(value = Promise.P37, measured = "41 commands in 7 formats: 0 secrets")
    @TestFactory
    Stream<DynamicTest> steersNoTerminalAndShowsNoSecret() {
        return JsonTest.LINES.stream()
                .flatMap(line -> FORMATS.stream().map(format -> line + " -o " + format))
                .map(line -> DynamicTest.dynamicTest(line, () -> look(line)));
    }

    private static void look(String line) throws IOException {
        String session = first("session list -o name");
        String request = first("usage requests -o name");
        String words = line.replace("SESSION", session)
                .replace("REQUEST", request)
                .replace("--name imported", "--name imported-" + System.nanoTime())
                .replace("add added", "add added-" + System.nanoTime())
                .replace("create made", "create made-" + System.nanoTime())
                .replace("json-test.db", "backup-" + System.nanoTime() + ".db");
        for (int columns : new int[] {0, 100}) {
            Run.Result result = world.run().tty(columns).env("NO_COLOR", "1").ccapi(words);
            String all = result.out() + result.err();
            assertThat(all.replace("\r\n", "\n").lines())
                    .allSatisfy(shown -> assertThat(Cells.harmless(shown)).isEqualTo(shown));
            assertThat(world.secrets()).allSatisfy(secret -> assertThat(all).doesNotContain(secret));
            if (line.endsWith("-o json") && !result.out().isEmpty()) {
                Json.mapper().readTree(result.out());
            }
        }
    }

    private static String first(String line) {
        return world.run().ccapi(line).out().lines().findFirst().orElse("none");
    }
}
