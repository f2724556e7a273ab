package ccapi.daemon.testing;

import static ccapi.daemon.testing.Dialect.object;

import ccapi.daemon.sse.SseEvent;
import ccapi.shared.usage.TokenUsage;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// OpenAI Chat Completions. The stream always ends with a usage chunk, as if the client had asked for it.
final class ChatDialect implements Dialect {
    private final List<SseEvent> events = new ArrayList<>();

    @Override
    public List<SseEvent> stream(Turn turn, String model) {
        chunk(model, object("role", "assistant", "content", ""), null);
        int calls = 0;
        for (Turn.Part part : turn.parts()) {
            switch (part) {
                case Turn.Part.Text(String text) ->
                    Turn.pieces(text).forEach(piece -> chunk(model, object("content", piece), null));
                case Turn.Part.Thinking(String text, String _) -> chunk(model, object("reasoning_content", text), null);
                case Turn.Part.ToolCall call -> toolCall(call, calls++, model);
                case Turn.Part.CustomCall _ -> throw new IllegalArgumentException("only Responses has custom tools");
            }
        }
        chunk(model, object(), finishReason(turn));
        ObjectNode last = envelope(model, "chat.completion.chunk", List.of());
        last.set("usage", usage(turn.usage()));
        events.add(new SseEvent("", last.toString()));
        events.add(new SseEvent("", "[DONE]"));
        return List.copyOf(events);
    }

    private void toolCall(Turn.Part.ToolCall call, int index, String model) {
        ObjectNode first = object(
                "index",
                index,
                "id",
                call.id(),
                "type",
                "function",
                "function",
                object("name", call.name(), "arguments", ""));
        chunk(model, object("tool_calls", List.of(first)), null);
        int half = call.input().length() / 2;
        for (String piece :
                List.of(call.input().substring(0, half), call.input().substring(half))) {
            ObjectNode next = object("index", index, "function", object("arguments", piece));
            chunk(model, object("tool_calls", List.of(next)), null);
        }
    }

    private void chunk(String model, ObjectNode delta, @Nullable String finishReason) {
        ObjectNode choice = object("index", 0, "delta", delta, "finish_reason", finishReason);
        ObjectNode chunk = envelope(model, "chat.completion.chunk", List.of(choice));
        chunk.putNull("usage");
        events.add(new SseEvent("", chunk.toString()));
    }

    @Override
    public ObjectNode whole(Turn turn, String model) {
        StringBuilder text = new StringBuilder();
        List<ObjectNode> calls = new ArrayList<>();
        for (Turn.Part part : turn.parts()) {
            switch (part) {
                case Turn.Part.Text(String more) -> text.append(more);
                case Turn.Part.Thinking _ -> {}
                case Turn.Part.ToolCall(String id, String name, String input) ->
                    calls.add(
                            object("id", id, "type", "function", "function", object("name", name, "arguments", input)));
                case Turn.Part.CustomCall _ -> throw new IllegalArgumentException("only Responses has custom tools");
            }
        }
        ObjectNode message = object("role", "assistant", "content", text.isEmpty() ? null : text.toString());
        if (!calls.isEmpty()) {
            message.putArray("tool_calls").addAll(calls);
        }
        ObjectNode choice = object("index", 0, "message", message, "finish_reason", finishReason(turn));
        ObjectNode whole = envelope(model, "chat.completion", List.of(choice));
        whole.set("usage", usage(turn.usage()));
        return whole;
    }

    private static ObjectNode envelope(String model, String kind, List<ObjectNode> choices) {
        return object(
                "id", "chatcmpl-fake-1",
                "object", kind,
                "created", 1_790_000_000,
                "model", model,
                "choices", choices);
    }

    private static ObjectNode usage(TokenUsage usage) {
        return object(
                "prompt_tokens",
                usage.prompt(),
                "completion_tokens",
                usage.output(),
                "total_tokens",
                usage.total(),
                "prompt_tokens_details",
                object(
                        "cached_tokens",
                        usage.cacheRead(),
                        "cache_write_tokens",
                        usage.cacheWrite5m() + usage.cacheWrite1h()),
                "completion_tokens_details",
                object("reasoning_tokens", 0));
    }

    private static String finishReason(Turn turn) {
        return switch (turn.stop()) {
            case NATURAL -> turn.callsTool() ? "tool_calls" : "stop";
            case LENGTH -> "length";
            case REFUSAL -> "content_filter";
        };
    }

    @Override
    public SseEvent errorEvent(String type, String message) {
        return new SseEvent(
                "",
                object("error", object("message", message, "type", type, "code", type))
                        .toString());
    }
}
