package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.sse.SseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What an Anthropic client makes of a stream. It is strict: every rule of the protocol that a client may rely on is
/// asserted on the way.
final class ShownMessage {
    private final ArrayNode content = Tree.array();
    private JsonNode head = Tree.object();
    private JsonNode delta = Tree.object();
    private JsonNode usage = Tree.object();
    private JsonNode error = Tree.object();
    private final StringBuilder input = new StringBuilder();
    private boolean open;
    private boolean begun;
    private boolean ended;
    private boolean stopped;
    private boolean failed;

    static ShownMessage of(List<SseEvent> events) {
        ShownMessage message = new ShownMessage();
        events.forEach(message::take);
        return message;
    }

    JsonNode content() {
        return content;
    }

    String stopReason() {
        return Tree.text(delta, "stop_reason");
    }

    JsonNode head() {
        return head;
    }

    JsonNode usage() {
        return usage;
    }

    JsonNode error() {
        return error;
    }

    boolean isStopped() {
        return stopped;
    }

    /// The text of all text blocks.
    String text() {
        StringBuilder text = new StringBuilder();
        content.forEach(block -> text.append(Tree.text(block, "type").equals("text") ? Tree.text(block, "text") : ""));
        return text.toString();
    }

    private void take(SseEvent event) {
        JsonNode data = Tree.parse(event.data());
        String type = Tree.text(data, "type");
        assertThat(event.name()).isEqualTo(type);
        assertThat(stopped || failed).as("nothing follows the end").isFalse();
        if (!type.equals("message_start") && !type.equals("error")) {
            assertThat(begun).as("message_start comes first").isTrue();
        }
        switch (type) {
            case "message_start" -> start(data);
            case "content_block_start" -> blockStart(data);
            case "content_block_delta" -> blockDelta(data);
            case "content_block_stop" -> blockStop(data);
            case "message_delta" -> {
                assertThat(open)
                        .as("all blocks are closed before message_delta")
                        .isFalse();
                ended = true;
                delta = data.path("delta");
                usage = data.path("usage");
                assertUsage(usage);
            }
            case "message_stop" -> {
                assertThat(ended).as("message_delta comes before message_stop").isTrue();
                stopped = true;
            }
            case "error" -> {
                failed = true;
                error = data.path("error");
            }
            default -> throw new AssertionError("unknown event " + type);
        }
    }

    private void start(JsonNode data) {
        assertThat(begun).as("one message_start").isFalse();
        begun = true;
        head = data.path("message");
        assertThat(Tree.text(head, "id")).startsWith("msg_");
        assertThat(head.path("content").isEmpty()).isTrue();
        assertUsage(head.path("usage"));
    }

    private static void assertUsage(JsonNode usage) {
        for (String field :
                List.of("input_tokens", "output_tokens", "cache_read_input_tokens", "cache_creation_input_tokens")) {
            assertThat(usage.path(field).isNumber()).as("usage." + field).isTrue();
            assertThat(usage.path(field).asLong()).isNotNegative();
        }
    }

    private void blockStart(JsonNode data) {
        assertThat(open).as("one open block").isFalse();
        assertThat(data.path("index").asInt(-1)).isEqualTo(content.size());
        open = true;
        input.setLength(0);
        content.add(data.path("content_block").deepCopy());
    }

    private void blockDelta(JsonNode data) {
        assertThat(open).as("a delta needs an open block").isTrue();
        assertThat(data.path("index").asInt(-1)).isEqualTo(content.size() - 1);
        ObjectNode block = (ObjectNode) content.get(content.size() - 1);
        JsonNode part = data.path("delta");
        String type = Tree.text(part, "type");
        String belongsTo = switch (type) {
            case "text_delta" -> "text";
            case "thinking_delta", "signature_delta" -> "thinking";
            default -> Tree.text(block, "type");
        };
        assertThat(Tree.text(block, "type")).isEqualTo(belongsTo);
        switch (type) {
            case "text_delta" -> {
                assertThat(Tree.text(part, "text")).isNotEmpty();
                block.put("text", Tree.text(block, "text") + Tree.text(part, "text"));
            }
            case "thinking_delta" -> block.put("thinking", Tree.text(block, "thinking") + Tree.text(part, "thinking"));
            case "signature_delta" -> block.put("signature", Tree.text(part, "signature"));
            case "input_json_delta" -> input.append(Tree.text(part, "partial_json"));
            default -> throw new AssertionError("unknown delta " + type);
        }
    }

    private void blockStop(JsonNode data) {
        assertThat(open).as("a stop needs an open block").isTrue();
        assertThat(data.path("index").asInt(-1)).isEqualTo(content.size() - 1);
        open = false;
        ObjectNode block = (ObjectNode) content.get(content.size() - 1);
        if (block.has("input") && !input.isEmpty()) {
            JsonNode parsed = Tree.parse(input.toString());
            block.set("input", parsed.isObject() ? parsed : Tree.object().put("cut", input.toString()));
        }
    }
}
