package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.sse.SseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Walks `src/test/resources/translate/<client>-to-<upstream>/<case>`: a bug report is a new folder.
///
/// What goes in: `client.json` the client's request; then `upstream.sse` or `upstream-answer.json`, what the upstream
/// answers, or `upstream-error.json` with its `status` and `body`. What must come out: `upstream.json` the request;
/// `dropped.json` what was left out; `client.sse`, `client-answer.json` or `client-error.json`. Run with
/// `-Dgolden=write` to write what comes out, then read it.
class GoldenTest {
    private static final Path ROOT = Path.of("src/test/resources/translate");
    private static final boolean WRITE = "write".equals(System.getProperty("golden"));
    private static final ObjectMapper PRETTY = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT, 2)) {
            return all.filter(folder -> Files.exists(folder.resolve("client.json"))).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesOutAsWritten(Path folder) throws IOException {
        String[] pair = folder.getParent().getFileName().toString().split("-to-");
        Dialect upstream = Dialect.valueOf(pair[1].toUpperCase(Locale.ROOT));
        Translation translation =
                Translation.between(Dialect.valueOf(pair[0].toUpperCase(Locale.ROOT)), upstream, context(upstream));
        try {
            byte[] request = translation.request(Files.readAllBytes(folder.resolve("client.json")));
            check(folder.resolve("upstream.json"), Tree.parse(request));
        } catch (Untranslatable e) {
            check(folder.resolve("client-error.json"), refused(translation.refusal(e.failure())));
            return;
        }
        if (!translation.dropped().isEmpty()) {
            check(folder.resolve("dropped.json"), PRETTY.valueToTree(translation.dropped()));
        }
        if (Files.exists(folder.resolve("upstream.sse"))) {
            stream(folder, translation);
        } else if (Files.exists(folder.resolve("upstream-answer.json"))) {
            byte[] answer = translation.response(Files.readAllBytes(folder.resolve("upstream-answer.json")));
            answer(folder, translation, answer);
        } else if (Files.exists(folder.resolve("upstream-error.json"))) {
            JsonNode error =
                    PRETTY.readTree(folder.resolve("upstream-error.json").toFile());
            byte[] body = error.path("body").isTextual()
                    ? error.path("body").asText().getBytes(StandardCharsets.UTF_8)
                    : Tree.bytes(error.path("body"));
            check(
                    folder.resolve("client-error.json"),
                    refused(translation.error(error.path("status").asInt(), body)));
        }
    }

    private static TranslationContext context(Dialect upstream) {
        String model = switch (upstream) {
            case MESSAGES -> "claude-sonnet-5";
            case RESPONSES, CODEX -> "gpt-5.6-sol";
            case CHAT -> "local-model";
        };
        return new TranslationContext(
                "model-asked",
                model,
                "req_1",
                Instant.ofEpochSecond(1_790_000_000),
                "6ba7b810-9dad-31d1-80b4-00c04fd430c8",
                false);
    }

    private static void stream(Path folder, Translation translation) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("upstream.sse"));
        List<SseEvent> events = Streams.translate(translation, Streams.parse(bytes));
        if (!translation.clientStreams()) {
            boolean complete = translation.progress() instanceof Progress.Complete;
            answer(folder, translation, complete ? translation.collected() : new byte[0]);
        } else if (translation.progress() instanceof Progress.Failed(Failure failure, boolean shown) && !shown) {
            check(folder.resolve("client-error.json"), refused(translation.refusal(failure)));
        } else {
            ByteArrayOutputStream shown = new ByteArrayOutputStream();
            events.forEach(event -> shown.writeBytes(event.bytes()));
            check(folder.resolve("client.sse"), shown.toString(StandardCharsets.UTF_8));
        }
    }

    private static void answer(Path folder, Translation translation, byte[] answer) throws IOException {
        if (translation.progress() instanceof Progress.Failed(Failure failure, boolean _)) {
            check(folder.resolve("client-error.json"), refused(translation.refusal(failure)));
        } else {
            check(folder.resolve("client-answer.json"), Tree.parse(answer));
        }
    }

    private static ObjectNode refused(Refused refused) {
        ObjectNode node = Tree.object().put("status", refused.status());
        node.set("body", Tree.parse(refused.body()));
        return node;
    }

    private static void check(Path file, JsonNode actual) throws IOException {
        check(file, PRETTY.writeValueAsString(actual) + "\n");
    }

    private static void check(Path file, String actual) throws IOException {
        if (WRITE) {
            Files.writeString(file, actual);
        }
        assertThat(file).exists();
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
