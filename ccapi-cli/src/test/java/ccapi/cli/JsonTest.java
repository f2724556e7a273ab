package ccapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Noun;
import ccapi.cli.testing.Run;
import ccapi.cli.testing.World;
import ccapi.daemon.testing.LimitHeaders;
import ccapi.shared.money.Usd;
import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds `-o json` of every command to what ccapi-json(7) says of it, with answers of a real daemon.
class JsonTest {
    static final List<String> LINES = List.of(
            "account list",
            "account show max-tokyo",
            "account add added --type claude-api --secret-file key.txt",
            "account import --from claude-credentials .credentials.json --name imported",
            "account edit max-tokyo --priority 7",
            "account enable max-tokyo",
            "account disable codex-1",
            "account drain max-tokyo",
            "account undrain max-tokyo",
            "account test max-tokyo",
            "account refresh max-tokyo",
            "account clear max-tokyo",
            "session list",
            "session move SESSION max-tokyo",
            "key list",
            "key show ci",
            "key create made --daily 5",
            "key edit ci --daily 7",
            "key enable ci",
            "key disable laptop",
            "key rotate laptop --yes",
            "usage summary",
            "usage requests",
            "usage request REQUEST",
            "usage windows",
            "usage reprice --since 2026-01-01 --yes",
            "usage prune --before 90d --dry-run",
            "prices list",
            "prices check",
            "mirror status",
            "mirror list",
            "mirror mint 1042 --dry-run",
            "live list",
            "daemon status",
            "daemon reload",
            "daemon renew-master-key --yes",
            "status",
            "route --model claude-opus-4-8",
            "audit",
            "logs",
            "doctor",
            "backup json-test.db");
    // streams, whose single rows are those of 'usage requests'
    private static final List<String> STREAMS = List.of("usage tail");

    private static World world;

    @BeforeAll
    static void start() throws IOException {
        world = new World();
        world.settle();
        world.upstream().withHeaders(LimitHeaders.claude("allowed", 0.2, 4_102_444_800L, 0.1, 4_102_444_800L));
        world.request("hello");
    }

    @AfterAll
    static void stop() throws IOException {
        world.close();
    }

    @Test
    void everyCommandThatAnswersIsTried() {
        List<String> answering = new ArrayList<>();
        for (Noun noun : Commands.nouns()) {
            for (String verb : noun.verbs()) {
                String command = (noun.name() + " " + verb).strip();
                boolean removes = verb.equals("remove");
                if (!noun.make(verb).answer().equals(Answer.NONE) && !STREAMS.contains(command) && !removes) {
                    answering.add(command);
                }
            }
        }

        assertThat(answering)
                .allSatisfy(command -> assertThat(LINES).anyMatch(line -> (line + " ").startsWith(command + " ")));
    }

    @TestFactory
    Stream<DynamicTest> theJsonIsAsTheManualSays() {
        return LINES.stream().map(line -> DynamicTest.dynamicTest(line, () -> check(line)));
    }

    @Test
    void whatIsGoneIsPrintedByItsNameAlone() {
        assertThat(world.run().ccapi("key remove old-laptop --yes -o json").out())
                .isEqualTo("{\n  \"name\": \"old-laptop\"\n}\n");
    }

    private static void check(String line) throws IOException {
        String session = world.run()
                .ccapi("session list -o name")
                .out()
                .lines()
                .findFirst()
                .orElseThrow();
        String request = world.run()
                .ccapi("usage requests -o name")
                .out()
                .lines()
                .findFirst()
                .orElseThrow();
        Run.Result result =
                world.run().ccapi(line.replace("SESSION", session).replace("REQUEST", request) + " -o json");
        assertThat(result.out()).as(result.err()).isNotEmpty();
        JsonNode json = Json.mapper().readTree(result.out());
        Answer answer = answer(line);
        assertThat(json.isArray()).as(line).isEqualTo(answer.list());
        if (json.isArray()) {
            for (JsonNode element : json) {
                compare(line, element, answer.type());
            }
        } else {
            compare(line, json, answer.type());
        }
    }

    private static Answer answer(String line) {
        List<String> words = List.of(line.split(" "));
        boolean noun = Commands.NOUNS.contains(words.getFirst());
        return Commands.noun(noun ? words.getFirst() : "")
                .make(words.get(noun ? 1 : 0))
                .answer();
    }

    private static void compare(String where, JsonNode json, Class<?> record) {
        List<String> expected = Arrays.stream(record.getRecordComponents())
                .map(component -> snake(component.getName()))
                .toList();
        List<String> fields = new ArrayList<>();
        json.fieldNames().forEachRemaining(fields::add);
        assertThat(fields).as("%s: fields of %s", where, record.getSimpleName()).containsExactlyElementsOf(expected);
        for (RecordComponent component : record.getRecordComponents()) {
            JsonNode value = json.get(snake(component.getName()));
            part(where + "." + component.getName(), value, component.getGenericType());
        }
    }

    private static void part(String where, JsonNode value, Type type) {
        if (value.isNull()) {
            return;
        }
        if (type instanceof ParameterizedType generic && value.isArray()) {
            value.forEach(element -> part(where, element, generic.getActualTypeArguments()[0]));
        } else if (type == Usd.class) {
            assertThat(value.isNumber()).as(where).isTrue();
        } else if (type instanceof Class<?> part && part.isRecord()) {
            compare(where, value, part);
        }
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }
}
