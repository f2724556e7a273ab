package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.sse.SseEvent;
import ccapi.daemon.testing.Fixtures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An Anthropic client on an upstream that speaks Responses, on every recording there is.
class MessagesOnResponsesTest {
    static Stream<Fixtures.Recording> recordings() {
        return Fixtures.of("responses");
    }

    static Stream<Fixtures.Recording> expectations() {
        return recordings().filter(recording -> recording.file().startsWith("synthetic/"));
    }

    private static ShownMessage shown(List<SseEvent> stream) {
        return ShownMessage.of(Streams.translate(Streams.begun(Dialect.MESSAGES, Dialect.RESPONSES, true), stream));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("recordings")
    void showsWhatTheFinishedItemsSay(Fixtures.Recording recording) {
        if (recording.abridged()) {
            return;
        }
        for (List<SseEvent> stream : Streams.of(recording)) {
            ShownMessage message = shown(stream);
            TreeMap<Integer, JsonNode> calls = new TreeMap<>();
            StringBuilder text = new StringBuilder();
            boolean whole = false;
            for (SseEvent event : stream) {
                JsonNode data = Tree.parse(event.data());
                whole |= Tree.text(data, "type").equals("response.completed");
                if (Tree.text(data, "type").equals("response.output_item.done")) {
                    finished(data, calls, text);
                }
            }
            if (!whole) {
                continue;
            }
            assertThat(message.isStopped()).isTrue();
            assertThat(message.text()).isEqualTo(text.toString());
            ArrayNode shown = Tree.array();
            message.content().forEach(block -> {
                if (Tree.text(block, "type").equals("tool_use")) {
                    shown.add(block);
                }
            });
            assertThat(shown).containsExactlyElementsOf(calls.values());
        }
    }

    private static void finished(JsonNode data, TreeMap<Integer, JsonNode> calls, StringBuilder text) {
        JsonNode item = data.path("item");
        switch (Tree.text(item, "type")) {
            case "message" ->
                item.path("content")
                        .forEach(part -> text.append(Tree.text(part, "text")).append(Tree.text(part, "refusal")));
            case "function_call" -> {
                ObjectNode call = Tree.typed("tool_use").put("id", Tree.text(item, "call_id"));
                call.put("name", Tree.text(item, "name"));
                String arguments = Tree.text(item, "arguments");
                call.set("input", arguments.isEmpty() ? Tree.object() : Tree.parse(arguments));
                calls.put(data.path("output_index").asInt(), call);
            }
            default -> {}
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("recordings")
    void givesTheSameEventsWhereverTheBytesAreCut(Fixtures.Recording recording) {
        byte[] bytes = recording.bytes();
        List<SseEvent> whole =
                Streams.translate(Streams.begun(Dialect.MESSAGES, Dialect.RESPONSES, true), Streams.parse(bytes));
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(bytes.length);
        for (int i = 0; i < 5; i++) {
            int[] cuts = random.ints(20, 0, bytes.length + 1).sorted().toArray();
            assertThat(Streams.translate(
                            Streams.begun(Dialect.MESSAGES, Dialect.RESPONSES, true), Streams.parse(bytes, cuts)))
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("recordings")
    void isValidUpToWhereverTheUpstreamBreaksOff(Fixtures.Recording recording) {
        List<SseEvent> stream = Streams.of(recording).getFirst();
        int step = Math.max(1, stream.size() / 40);
        for (int length = 0; length < stream.size(); length += step) {
            Translation translation = Streams.begun(Dialect.MESSAGES, Dialect.RESPONSES, true);
            ShownMessage message = ShownMessage.of(Streams.translate(translation, stream.subList(0, length)));
            assertThat(message.isStopped()).isFalse();
            assertThat(translation.progress()).isInstanceOf(Progress.Failed.class);
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("expectations")
    void meetsTheExpectationWrittenBesideTheStream(Fixtures.Recording recording) {
        JsonNode expect = Fixtures.json(recording.file().replace(".stream.jsonl", ".expect.json"))
                .path("expect");
        Translation streamed = Streams.begun(Dialect.MESSAGES, Dialect.RESPONSES, true);
        List<SseEvent> upstream = Streams.of(recording).getFirst();
        List<SseEvent> events = Streams.translate(streamed, upstream);
        Translation gathered = Streams.begun(Dialect.MESSAGES, Dialect.CODEX, false);
        assertThat(Streams.translate(gathered, upstream)).isEmpty();
        switch (Tree.text(expect, "outcome")) {
            case "message" -> {
                ShownMessage message = ShownMessage.of(events);
                assertMessage(expect, message.content(), message.stopReason(), message.usage());
                JsonNode whole = Tree.parse(gathered.collected());
                assertMessage(expect, whole.path("content"), Tree.text(whole, "stop_reason"), whole.path("usage"));
            }
            case "error_event" -> {
                ShownMessage message = ShownMessage.of(events);
                assertThat(message.isStopped()).isFalse();
                assertThat(Tree.text(message.error(), "type")).isEqualTo(Tree.text(expect, "error_type"));
                JsonNode prefix = expect.path("content_prefix");
                for (int i = 0; i < prefix.size(); i++) {
                    assertThat(message.content().path(i)).isEqualTo(prefix.path(i));
                }
            }
            default -> {
                assertThat(events).isEmpty();
                assertRefusal(expect, streamed);
                assertRefusal(expect, gathered);
            }
        }
    }

    private static void assertMessage(JsonNode expect, JsonNode content, String stopReason, JsonNode usage) {
        if (expect.path("content").isArray()) {
            assertThat(content).isEqualTo(expect.path("content"));
        }
        assertThat(stopReason).isEqualTo(Tree.text(expect, "stop_reason"));
        List<String> fields = new ArrayList<>();
        expect.path("usage").fieldNames().forEachRemaining(fields::add);
        for (String field : fields) {
            assertThat(usage.path(field).asLong())
                    .as(field)
                    .isEqualTo(expect.path("usage").path(field).asLong());
        }
    }

    private static void assertRefusal(JsonNode expect, Translation translation) {
        assertThat(translation.progress()).isInstanceOf(Progress.Failed.class);
        Progress.Failed failed = (Progress.Failed) translation.progress();
        assertThat(failed.shown()).isFalse();
        Refused refused = translation.refusal(failed.failure());
        JsonNode error = Tree.parse(refused.body()).path("error");
        int status = expect.path(expect.has("http") ? "http" : "then_http").asInt();
        assertThat(refused.status()).isEqualTo(status);
        assertThat(Tree.text(error, "type")).isEqualTo(Tree.text(expect, "error_type"));
        assertThat(Tree.text(error, "message")).contains(Tree.text(expect, "message_contains"));
        if (expect.has("cooldown_until")) {
            assertThat(failed.failure().resetsAt())
                    .isEqualTo(java.time.Instant.ofEpochSecond(
                            expect.path("cooldown_until").asLong()));
        }
    }
}
