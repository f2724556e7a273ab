package ccapi.daemon.translate;

import ccapi.daemon.sse.SseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The whole answer for a native Responses client that wants no stream, from the Codex backend that only streams.
///
/// The last event holds the response, but often with an empty `output`: then the finished items make it up.
/// Belongs to one answer and one thread.
public final class GatheredResponse {
    private final Map<Integer, JsonNode> items = new TreeMap<>();
    private @Nullable ObjectNode response;
    private @Nullable Failure failure;

    /// The next event of the upstream's stream.
    public void event(SseEvent event) {
        JsonNode data = Tree.parse(event.data());
        switch (Tree.text(data, "type")) {
            case "response.output_item.done" ->
                items.put(data.path("output_index").asInt(items.size()), data.path("item"));
            case "response.completed", "response.incomplete" -> {
                if (data.path("response") instanceof ObjectNode whole) {
                    response = whole;
                }
            }
            case "error", "response.failed", "response.cancelled" ->
                failure = failure == null ? Failures.inStream(event.data()) : failure;
            default -> {}
        }
    }

    /// What the stream ended in when it brought no answer; `null` when it did.
    public @Nullable Failure failure() {
        return failure == null && response == null ? Failure.cut() : failure;
    }

    /// The answer as JSON.
    ///
    /// @throws IllegalStateException when there is none
    public byte[] body() {
        ObjectNode whole = response;
        if (whole == null) {
            throw new IllegalStateException("the stream brought no answer");
        }
        if (whole.path("output").isEmpty()) {
            whole.putArray("output").addAll(items.values());
        }
        return Tree.bytes(whole);
    }
}
