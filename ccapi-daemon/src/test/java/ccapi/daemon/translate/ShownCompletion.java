package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.sse.SseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What a Chat client makes of a stream. It is strict: every rule that a client may rely on is asserted.
final class ShownCompletion {
    private final StringBuilder text = new StringBuilder();
    private final ArrayNode calls = Tree.array();
    private JsonNode usage = Tree.object();
    private JsonNode error = Tree.object();
    private String finishReason = "";
    private boolean begun;
    private boolean done;

    static ShownCompletion of(List<SseEvent> events) {
        ShownCompletion shown = new ShownCompletion();
        events.forEach(shown::take);
        return shown;
    }

    String text() {
        return text.toString();
    }

    JsonNode calls() {
        return calls;
    }

    JsonNode usage() {
        return usage;
    }

    JsonNode error() {
        return error;
    }

    String finishReason() {
        return finishReason;
    }

    boolean isDone() {
        return done;
    }

    private void take(SseEvent event) {
        assertThat(event.name()).isEmpty();
        assertThat(done || !error.isEmpty()).as("nothing follows the end").isFalse();
        if (event.data().equals("[DONE]")) {
            assertThat(finishReason).isNotEmpty();
            done = true;
            return;
        }
        JsonNode chunk = Tree.parse(event.data());
        if (chunk.has("error")) {
            error = chunk.path("error");
            return;
        }
        assertThat(Tree.text(chunk, "object")).isEqualTo("chat.completion.chunk");
        assertThat(Tree.text(chunk, "id")).startsWith("chatcmpl-");
        if (chunk.path("choices").isEmpty()) {
            assertThat(finishReason).isNotEmpty();
            usage = chunk.path("usage");
            return;
        }
        assertThat(chunk.path("usage").isNull()).isTrue();
        assertThat(finishReason).as("nothing but usage follows the reason").isEmpty();
        JsonNode choice = chunk.path("choices").path(0);
        JsonNode delta = choice.path("delta");
        assertThat(delta.has("role")).isEqualTo(!begun);
        begun = true;
        text.append(Tree.text(delta, "content")).append(Tree.text(delta, "refusal"));
        delta.path("tool_calls").forEach(this::call);
        finishReason = Tree.text(choice, "finish_reason");
    }

    private void call(JsonNode call) {
        int index = call.path("index").asInt(-1);
        if (call.has("id")) {
            assertThat(index).isEqualTo(calls.size());
            calls.add(call.deepCopy());
            return;
        }
        assertThat(index).isEqualTo(calls.size() - 1);
        for (String kind : List.of("function", "custom")) {
            if (call.path(kind) instanceof ObjectNode part) {
                String field = kind.equals("function") ? "arguments" : "input";
                ObjectNode whole = (ObjectNode) calls.path(index).path(kind);
                whole.put(field, Tree.text(whole, field) + Tree.text(part, field));
            }
        }
    }
}
