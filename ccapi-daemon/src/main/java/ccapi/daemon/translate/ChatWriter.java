package ccapi.daemon.translate;

import ccapi.daemon.sse.SseEvent;
import ccapi.shared.usage.TokenUsage;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes an answer as Chat Completions does. Thinking goes into `reasoning_content`, where compatible clients
/// look for it and others do not.
final class ChatWriter implements Writer {
    private final TranslationContext context;
    private final ToolNames names;
    private final Reader source;
    private final boolean includeUsage;
    private final List<SseEvent> out = new ArrayList<>();
    private boolean begun;
    private boolean custom;
    private boolean hasInput;
    private boolean refused;
    private int calls;

    /// @param includeUsage whether the client asked for the chunk with the usage
    ChatWriter(TranslationContext context, ToolNames names, Reader source, boolean includeUsage) {
        this.context = context;
        this.names = names;
        this.source = source;
        this.includeUsage = includeUsage;
    }

    @Override
    public List<SseEvent> write(Piece piece) {
        switch (piece) {
            case Piece.Started _ -> begin();
            case Piece.Text text -> delta(Tree.object().put("content", text.text()));
            case Piece.Refusal refusal -> {
                refused = true;
                delta(Tree.object().put("refusal", refusal.text()));
            }
            case Piece.Thinking thinking -> delta(Tree.object().put("reasoning_content", thinking.text()));
            case Piece.CallStart call -> callStart(call);
            case Piece.CallInput input -> callInput(input.part());
            case Piece.CallEnd _ -> callEnd();
            case Piece.End end -> end(end.stop());
            case Piece.Fail fail -> out.add(ErrorShape.event(Dialect.CHAT, fail.failure(), context.requestId()));
            case Piece.TextStart _, Piece.TextEnd _, Piece.ThinkingStart _, Piece.ThinkingEnd _, Piece.Search _ -> {}
        }
        List<SseEvent> ready = List.copyOf(out);
        out.clear();
        return ready;
    }

    private void callStart(Piece.CallStart call) {
        custom = call.custom();
        hasInput = false;
        ObjectNode node = Tree.object().put("index", calls).put("id", call.id());
        node.put("type", custom ? "custom" : "function");
        ObjectNode body = node.putObject(custom ? "custom" : "function");
        body.put("name", names.client(call.name()).name()).put(custom ? "input" : "arguments", "");
        tool(node);
    }

    private void callInput(String part) {
        hasInput = true;
        ObjectNode node = Tree.object().put("index", calls);
        node.putObject(custom ? "custom" : "function").put(custom ? "input" : "arguments", part);
        tool(node);
    }

    // clients parse the joined arguments, and nothing is no JSON
    private void callEnd() {
        if (!hasInput && !custom) {
            callInput("{}");
        }
        calls++;
    }

    private void tool(ObjectNode call) {
        ObjectNode delta = Tree.object();
        delta.putArray("tool_calls").add(call);
        delta(delta);
    }

    private void begin() {
        if (!begun) {
            begun = true;
            choice(Tree.object().put("role", "assistant").put("content", ""), null);
        }
    }

    private void delta(ObjectNode delta) {
        begin();
        choice(delta, null);
    }

    private void end(Stop stop) {
        begin();
        choice(Tree.object(), finishReason(stop, calls > 0, refused));
        if (includeUsage) {
            ObjectNode chunk = chunk();
            chunk.putArray("choices");
            chunk.set("usage", usage(source.usage()));
            out.add(new SseEvent("", Tree.string(chunk)));
        }
        out.add(new SseEvent("", "[DONE]"));
    }

    private void choice(ObjectNode delta, @Nullable String finishReason) {
        ObjectNode chunk = chunk();
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", finishReason);
        if (includeUsage) {
            chunk.putNull("usage");
        }
        out.add(new SseEvent("", Tree.string(chunk)));
    }

    private ObjectNode chunk() {
        return head("chat.completion.chunk");
    }

    private ObjectNode head(String object) {
        return Tree.object()
                .put("id", "chatcmpl-" + context.seed())
                .put("object", object)
                .put("created", context.at().getEpochSecond())
                .put("model", context.clientModel());
    }

    private static String finishReason(Stop stop, boolean called, boolean refused) {
        return switch (stop) {
            case DONE, SEQUENCE -> "stop";
            case LENGTH -> "length";
            case CALLS -> called ? "tool_calls" : "stop";
            case REFUSED -> refused ? "stop" : "content_filter";
        };
    }

    private static ObjectNode usage(TokenUsage usage) {
        ObjectNode node = Tree.object()
                .put("prompt_tokens", usage.prompt())
                .put("completion_tokens", usage.output())
                .put("total_tokens", usage.total());
        ObjectNode details = node.putObject("prompt_tokens_details").put("cached_tokens", usage.cacheRead());
        if (usage.cacheWrite5m() + usage.cacheWrite1h() > 0) {
            details.put("cache_write_tokens", usage.cacheWrite5m() + usage.cacheWrite1h());
        }
        return node;
    }

    @Override
    public ObjectNode whole(List<Block> blocks, Stop stop) {
        StringBuilder text = new StringBuilder();
        StringBuilder refusal = new StringBuilder();
        StringBuilder thinking = new StringBuilder();
        ArrayNode toolCalls = Tree.array();
        for (Block block : blocks) {
            switch (block) {
                case Block.Text part -> {
                    text.append(part.text());
                    refusal.append(part.refusal());
                }
                case Block.Thinking part -> thinking.append(part.text());
                case Block.Call call -> toolCalls.add(wholeCall(call));
                case Block.Search _ -> {}
            }
        }
        ObjectNode message = Tree.object().put("role", "assistant");
        message.put("content", text.isEmpty() ? null : text.toString());
        message.put("refusal", refusal.isEmpty() ? null : refusal.toString());
        if (!thinking.isEmpty()) {
            message.put("reasoning_content", thinking.toString());
        }
        if (!toolCalls.isEmpty()) {
            message.set("tool_calls", toolCalls);
        }
        return wholeAnswer(message, finishReason(stop, !toolCalls.isEmpty(), !refusal.isEmpty()));
    }

    private ObjectNode wholeCall(Block.Call call) {
        String kind = call.custom() ? "custom" : "function";
        ObjectNode node = Tree.object().put("id", call.id()).put("type", kind);
        String input = call.input().isBlank() && !call.custom() ? "{}" : call.input();
        node.putObject(kind)
                .put("name", names.client(call.name()).name())
                .put(call.custom() ? "input" : "arguments", input);
        return node;
    }

    private ObjectNode wholeAnswer(ObjectNode message, String finishReason) {
        ObjectNode answer = head("chat.completion");
        ObjectNode choice = answer.putArray("choices").addObject().put("index", 0);
        choice.set("message", message);
        choice.putNull("logprobs").put("finish_reason", finishReason);
        answer.set("usage", usage(source.usage()));
        return answer;
    }
}
