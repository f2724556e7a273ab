package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.sse.SseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a Responses client makes of a stream. It is strict: every rule that a client may rely on is asserted.
final class ShownResponse {
    private final Map<String, StringBuilder> deltas = new HashMap<>();
    private final ArrayNode items = Tree.array();
    private JsonNode response = Tree.object();
    private JsonNode error = Tree.object();
    private String open = "";
    private String last = "";
    private int sequence;

    static ShownResponse of(List<SseEvent> events) {
        ShownResponse shown = new ShownResponse();
        events.forEach(shown::take);
        return shown;
    }

    /// The finished items.
    JsonNode items() {
        return items;
    }

    /// The final response object.
    JsonNode response() {
        return response;
    }

    JsonNode error() {
        return error;
    }

    /// Type of the last event.
    String last() {
        return last;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        items.forEach(item -> item.path("content")
                .forEach(part -> text.append(Tree.text(part, "text")).append(Tree.text(part, "refusal"))));
        return text.toString();
    }

    private void take(SseEvent event) {
        ObjectNode data = (ObjectNode) Tree.parse(event.data());
        String type = Tree.text(data, "type");
        assertThat(event.name()).isEqualTo(type);
        assertThat(data.path("sequence_number").asInt(-1)).isEqualTo(sequence++);
        assertThat(last).as("nothing follows the end").doesNotMatch("response\\.(completed|incomplete|failed)");
        last = type;
        switch (type) {
            case "response.created" -> assertThat(sequence).isEqualTo(1);
            case "response.in_progress" -> assertThat(sequence).isEqualTo(2);
            case "response.output_item.added" -> added(data);
            case "response.output_item.done" -> done(data);
            case "response.completed", "response.incomplete" -> {
                assertThat(open).as("all items are done").isEmpty();
                response = data.path("response");
                assertThat(response.path("output")).isEqualTo(items);
                assertThat(Tree.text(response, "status")).isEqualTo(type.substring("response.".length()));
                assertThat(response.path("usage").path("total_tokens").isNumber())
                        .isTrue();
            }
            case "response.failed" -> response = data.path("response");
            case "error" -> error = data.path("error");
            default -> inside(type, data);
        }
    }

    private void added(JsonNode data) {
        assertThat(open).as("one open item").isEmpty();
        assertThat(data.path("output_index").asInt(-1)).isEqualTo(items.size());
        open = Tree.text(data.path("item"), "id");
        assertThat(open).isNotEmpty();
    }

    private void inside(String type, JsonNode data) {
        assertThat(Tree.text(data, "item_id")).as(type).isEqualTo(open).isNotEmpty();
        assertThat(data.path("output_index").asInt(-1)).isEqualTo(items.size());
        String key = type.substring(0, type.lastIndexOf('.'))
                + data.path("content_index").asInt();
        if (type.endsWith(".delta")) {
            deltas.computeIfAbsent(key, _ -> new StringBuilder()).append(Tree.text(data, "delta"));
        }
        for (String whole : List.of("text", "refusal", "arguments", "input")) {
            if (type.endsWith(".done") && data.has(whole)) {
                assertThat(deltas.getOrDefault(key, new StringBuilder()).toString())
                        .isEqualTo(Tree.text(data, whole));
                deltas.remove(key);
            }
        }
    }

    private void done(JsonNode data) {
        assertThat(Tree.text(data.path("item"), "id")).isEqualTo(open);
        open = "";
        deltas.clear();
        items.add(data.path("item"));
    }
}
