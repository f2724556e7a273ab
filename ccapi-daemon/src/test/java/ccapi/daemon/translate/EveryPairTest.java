package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.sse.SseEvent;
import ccapi.daemon.testing.Fixtures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every recording shown to clients of the other dialects: streamed, gathered, and cut short.
class EveryPairTest {
    static Stream<Arguments> pairs() {
        return Fixtures.all()
                .flatMap(recording -> Stream.of(Dialect.MESSAGES, Dialect.RESPONSES, Dialect.CHAT)
                        .filter(client -> !client.sameWire(dialect(recording)))
                        .map(client -> Arguments.of(recording, client)));
    }

    private static Dialect dialect(Fixtures.Recording recording) {
        return switch (recording.family()) {
            case "anthropic" -> Dialect.MESSAGES;
            case "responses" -> Dialect.RESPONSES;
            default -> Dialect.CHAT;
        };
    }

    /// What any client sees of an answer, in one form.
    private record Seen(String text, List<String> calls, boolean whole, boolean failed) {}

    private static Seen seen(Dialect client, List<SseEvent> events) {
        List<String> calls = new ArrayList<>();
        return switch (client) {
            case MESSAGES -> {
                ShownMessage message = ShownMessage.of(events);
                message.content().forEach(block -> {
                    if (Tree.text(block, "type").equals("tool_use")) {
                        calls.add(call(block, "id", "name", block.path("input")));
                    }
                });
                yield new Seen(
                        message.text(),
                        calls,
                        message.isStopped(),
                        !message.error().isEmpty());
            }
            case RESPONSES, CODEX -> {
                ShownResponse response = ShownResponse.of(events);
                response.items().forEach(item -> {
                    if (Tree.text(item, "type").equals("function_call")) {
                        calls.add(call(item, "call_id", "name", Tree.parse(Tree.text(item, "arguments"))));
                    }
                });
                boolean whole = response.last().matches("response\\.(completed|incomplete)");
                yield new Seen(response.text(), calls, whole, response.last().equals("response.failed"));
            }
            case CHAT -> {
                ShownCompletion completion = ShownCompletion.of(events);
                completion.calls().forEach(call -> {
                    JsonNode function = call.path("function");
                    if (function.isObject()) {
                        calls.add(Tree.text(call, "id") + " "
                                + call(function, "", "name", Tree.parse(Tree.text(function, "arguments")))
                                        .strip());
                    }
                });
                yield new Seen(
                        completion.text(),
                        calls,
                        completion.isDone(),
                        !completion.error().isEmpty());
            }
        };
    }

    private static String call(JsonNode node, String id, String name, JsonNode input) {
        return Tree.text(node, id) + " " + Tree.text(node, name) + " " + input;
    }

    private static Seen expected(Dialect upstream, List<SseEvent> stream) {
        StringBuilder text = new StringBuilder();
        List<String> calls = new ArrayList<>();
        // the readers are tried against the finished items elsewhere: here all writers must agree with them
        Reader reader = switch (upstream) {
            case MESSAGES -> new MessagesReader();
            case RESPONSES, CODEX -> new ResponsesReader();
            case CHAT -> new ChatReader();
        };
        Collector collector = new Collector();
        stream.forEach(event -> reader.event(event).forEach(collector::add));
        reader.end().forEach(collector::add);
        for (Block block : collector.blocks()) {
            switch (block) {
                case Block.Text part -> text.append(part.text()).append(part.refusal());
                case Block.Call call
                when !call.custom() ->
                    calls.add(call.id() + " " + call.name() + " "
                            + (call.input().isBlank() ? "{}" : Tree.parse(call.input())));
                case Block.Call _, Block.Thinking _, Block.Search _ -> {}
            }
        }
        return new Seen(text.toString(), calls, true, false);
    }

    private static boolean isSpliced(Fixtures.Recording recording) {
        return recording.file().contains("spliced") || recording.file().contains("incomplete");
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("pairs")
    void showsTheSameToAll(Fixtures.Recording recording, Dialect client) {
        for (List<SseEvent> stream : Streams.of(recording)) {
            Translation translation = Streams.begun(client, dialect(recording), true);
            Seen seen = seen(client, Streams.translate(translation, stream));
            switch (translation.progress()) {
                case Progress.Complete() -> {
                    Seen expected = expected(dialect(recording), stream);
                    assertThat(seen.text()).isEqualTo(expected.text());
                    if (!isSpliced(recording)) {
                        assertThat(seen).isEqualTo(expected);
                    }
                }
                case Progress.Failed(Failure _, boolean shown) ->
                    assertThat(seen.failed()).isEqualTo(shown);
                case Progress.Silent(), Progress.Streaming() -> throw new AssertionError("no end");
            }
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("pairs")
    void gathersWhatItWouldHaveStreamed(Fixtures.Recording recording, Dialect client) {
        for (List<SseEvent> stream : Streams.of(recording)) {
            Translation translation = Streams.begun(client, dialect(recording), false);
            assertThat(Streams.translate(translation, stream)).isEmpty();
            if (translation.progress() instanceof Progress.Complete) {
                byte[] body = translation.collected();
                if (translation.progress() instanceof Progress.Complete) {
                    assertThat(text(client, Tree.parse(body)))
                            .isEqualTo(expected(dialect(recording), stream).text());
                } else {
                    assertThat(isSpliced(recording)).isTrue();
                }
            }
        }
    }

    private static String text(Dialect client, JsonNode whole) {
        StringBuilder text = new StringBuilder();
        switch (client) {
            case MESSAGES -> whole.path("content").forEach(block -> text.append(Tree.text(block, "text")));
            case RESPONSES, CODEX ->
                whole.path("output")
                        .forEach(item -> item.path("content")
                                .forEach(part ->
                                        text.append(Tree.text(part, "text")).append(Tree.text(part, "refusal"))));
            case CHAT -> {
                JsonNode message = whole.path("choices").path(0).path("message");
                text.append(Tree.text(message, "content")).append(Tree.text(message, "refusal"));
            }
        }
        return text.toString();
    }

    /// Beside many a stream lies the same answer as it came whole.
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("pairs")
    void showsAWholeAnswerToo(Fixtures.Recording recording, Dialect client) {
        JsonNode answer = whole(recording.file().replace(".stream.jsonl", ".json"));
        if (answer.isMissingNode()
                || answer.has("error") && answer.path("error").isObject()) {
            return;
        }
        Translation translation = Streams.begun(client, dialect(recording), false);
        byte[] body = translation.response(Tree.bytes(answer));
        assertThat(translation.progress()).isEqualTo(new Progress.Complete());
        StringBuilder text = new StringBuilder();
        answer.path("content").forEach(block -> {
            if (Tree.text(block, "type").equals("text")) {
                text.append(Tree.text(block, "text"));
            }
        });
        answer.path("output").forEach(item -> {
            if (Tree.text(item, "type").equals("message")) {
                item.path("content").forEach(part -> text.append(Tree.text(part, "text")));
            }
        });
        text.append(Tree.text(answer.path("choices").path(0).path("message"), "content"));
        assertThat(text(client, Tree.parse(body))).isEqualTo(text.toString());
        assertThat(translation.usage())
                .isEqualTo(UsageReader.whole(dialect(recording), Tree.bytes(answer))
                        .usage());
    }

    private static JsonNode whole(String file) {
        try {
            return file.endsWith(".json") ? Fixtures.json(file) : MissingNode.getInstance();
        } catch (UncheckedIOException e) {
            return MissingNode.getInstance();
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("pairs")
    void isValidUpToWhereverTheUpstreamBreaksOff(Fixtures.Recording recording, Dialect client) {
        List<SseEvent> stream = Streams.of(recording).getFirst();
        int step = Math.max(1, stream.size() / 25);
        for (int length = 0; length < stream.size(); length += step) {
            Translation translation = Streams.begun(client, dialect(recording), true);
            Seen seen = seen(client, Streams.translate(translation, stream.subList(0, length)));
            assertThat(seen.whole() && seen.failed()).isFalse();
            assertThat(translation.progress()).isNotInstanceOf(Progress.Streaming.class);
        }
    }
}
