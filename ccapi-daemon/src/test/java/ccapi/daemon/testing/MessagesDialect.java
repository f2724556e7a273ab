package ccapi.daemon.testing;

import static ccapi.daemon.testing.Dialect.object;

import ccapi.daemon.sse.SseEvent;
import ccapi.shared.socket.Json;
import ccapi.shared.usage.TokenUsage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Anthropic Messages.
final class MessagesDialect implements Dialect {
    private final List<SseEvent> events = new ArrayList<>();
    private int index;

    @Override
    public List<SseEvent> stream(Turn turn, String model) {
        ObjectNode message = message(model, List.of(), null);
        message.set("usage", usage(turn.usage(), 1));
        emit(object("type", "message_start", "message", message));
        emit(object("type", "ping"));
        for (Turn.Part part : turn.parts()) {
            block(part);
        }
        emit(object(
                "type",
                "message_delta",
                "delta",
                object("stop_reason", stopReason(turn), "stop_sequence", null),
                "usage",
                object("output_tokens", turn.usage().output())));
        emit(object("type", "message_stop"));
        return List.copyOf(events);
    }

    private void block(Turn.Part part) {
        switch (part) {
            case Turn.Part.Text(String text) -> {
                start(object("type", "text", "text", ""));
                Turn.pieces(text).forEach(piece -> delta(object("type", "text_delta", "text", piece)));
            }
            case Turn.Part.Thinking(String text, String signature) -> {
                start(object("type", "thinking", "thinking", "", "signature", ""));
                Turn.pieces(text).forEach(piece -> delta(object("type", "thinking_delta", "thinking", piece)));
                delta(object("type", "signature_delta", "signature", signature));
            }
            case Turn.Part.ToolCall(String id, String name, String input) -> {
                start(object("type", "tool_use", "id", id, "name", name, "input", object()));
                delta(object("type", "input_json_delta", "partial_json", ""));
                int half = input.length() / 2;
                delta(object("type", "input_json_delta", "partial_json", input.substring(0, half)));
                delta(object("type", "input_json_delta", "partial_json", input.substring(half)));
            }
            case Turn.Part.CustomCall _ -> throw new IllegalArgumentException("only Responses has custom tools");
        }
        emit(object("type", "content_block_stop", "index", index++));
    }

    private void start(ObjectNode block) {
        emit(object("type", "content_block_start", "index", index, "content_block", block));
    }

    private void delta(ObjectNode delta) {
        emit(object("type", "content_block_delta", "index", index, "delta", delta));
    }

    private void emit(ObjectNode data) {
        events.add(new SseEvent(data.get("type").asText(), data.toString()));
    }

    @Override
    public ObjectNode whole(Turn turn, String model) {
        List<ObjectNode> content =
                turn.parts().stream().map(MessagesDialect::wholeBlock).toList();
        ObjectNode message = message(model, content, stopReason(turn));
        message.set("usage", usage(turn.usage(), turn.usage().output()));
        return message;
    }

    private static ObjectNode wholeBlock(Turn.Part part) {
        return switch (part) {
            case Turn.Part.Text(String text) -> object("type", "text", "text", text);
            case Turn.Part.Thinking(String text, String signature) ->
                object("type", "thinking", "thinking", text, "signature", signature);
            case Turn.Part.ToolCall(String id, String name, String input) ->
                object("type", "tool_use", "id", id, "name", name, "input", tree(input));
            case Turn.Part.CustomCall _ -> throw new IllegalArgumentException("only Responses has custom tools");
        };
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("the scripted tool input is not JSON: " + json, e);
        }
    }

    private static ObjectNode message(String model, List<ObjectNode> content, @Nullable String stopReason) {
        return object(
                "id",
                "msg_fake_1",
                "type",
                "message",
                "role",
                "assistant",
                "model",
                model,
                "content",
                content,
                "stop_reason",
                stopReason,
                "stop_sequence",
                null);
    }

    private static ObjectNode usage(TokenUsage usage, long output) {
        return object(
                "input_tokens",
                usage.input(),
                "cache_creation_input_tokens",
                usage.cacheWrite5m() + usage.cacheWrite1h(),
                "cache_read_input_tokens",
                usage.cacheRead(),
                "cache_creation",
                object(
                        "ephemeral_5m_input_tokens",
                        usage.cacheWrite5m(),
                        "ephemeral_1h_input_tokens",
                        usage.cacheWrite1h()),
                "output_tokens",
                output,
                "server_tool_use",
                usage.webSearches() == 0 ? null : object("web_search_requests", usage.webSearches()),
                "service_tier",
                usage.tier().isEmpty() ? "standard" : usage.tier());
    }

    private static String stopReason(Turn turn) {
        return switch (turn.stop()) {
            case NATURAL -> turn.callsTool() ? "tool_use" : "end_turn";
            case LENGTH -> "max_tokens";
            case REFUSAL -> "refusal";
        };
    }

    @Override
    public SseEvent errorEvent(String type, String message) {
        return new SseEvent(
                "error",
                object("type", "error", "error", object("type", type, "message", message))
                        .toString());
    }
}
