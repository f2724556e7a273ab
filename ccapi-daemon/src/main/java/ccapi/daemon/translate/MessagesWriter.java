package ccapi.daemon.translate;

import ccapi.daemon.sse.SseEvent;
import ccapi.shared.usage.TokenUsage;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Writes an answer as Anthropic does: one block open at a time, indices without gaps, `message_delta` after the
/// last block, `message_stop` last and once.
final class MessagesWriter implements Writer {
    private final TranslationContext context;
    private final ToolNames names;
    private final Reader source;
    private final List<SseEvent> out = new ArrayList<>();
    private boolean begun;
    private boolean open;
    private boolean hidden;
    private boolean called;
    private int index;

    MessagesWriter(TranslationContext context, ToolNames names, Reader source) {
        this.context = context;
        this.names = names;
        this.source = source;
    }

    @Override
    public List<SseEvent> write(Piece piece) {
        switch (piece) {
            case Piece.Started _ -> begin();
            case Piece.TextStart _, Piece.ThinkingStart _ -> hidden = false;
            case Piece.Text text -> text(text.text());
            case Piece.Refusal refusal -> text(refusal.text());
            case Piece.TextEnd _, Piece.CallEnd _ -> close();
            case Piece.Thinking thinking -> {
                openThinking();
                delta(Tree.typed("thinking_delta").put("thinking", thinking.text()));
            }
            case Piece.ThinkingEnd end -> sign(end.seal());
            case Piece.CallStart call -> call(call);
            case Piece.CallInput input -> {
                if (!hidden) {
                    delta(Tree.typed("input_json_delta").put("partial_json", input.part()));
                }
            }
            case Piece.Search search -> search(search);
            case Piece.End end -> end(end.stop());
            case Piece.Fail fail -> out.add(ErrorShape.event(Dialect.MESSAGES, fail.failure(), context.requestId()));
        }
        List<SseEvent> ready = List.copyOf(out);
        out.clear();
        return ready;
    }

    private void text(String text) {
        if (!open) {
            open(Tree.typed("text").put("text", ""));
        }
        delta(Tree.typed("text_delta").put("text", text));
    }

    private void openThinking() {
        if (!open) {
            open(Tree.typed("thinking").put("thinking", "").put("signature", ""));
        }
    }

    // thinking that was shown must be signed with something: the next request brings it back, and we must know it
    private void sign(String seal) {
        if (!open && !Seal.holdsSomething(seal)) {
            return;
        }
        openThinking();
        delta(Tree.typed("signature_delta").put("signature", seal.isEmpty() ? Seal.UNSEALED : seal));
        close();
    }

    private void call(Piece.CallStart call) {
        // Anthropic's clients know no free-text tools, so none was declared
        hidden = call.custom();
        if (!hidden) {
            called = true;
            ObjectNode block = Tree.typed("tool_use").put("id", call.id());
            block.put("name", names.client(call.name()).name()).putObject("input");
            open(block);
        }
    }

    private void search(Piece.Search search) {
        String id = MessagesShape.searchId(search.id(), index);
        ObjectNode block = Tree.typed("server_tool_use").put("id", id).put("name", "web_search");
        block.putObject("input");
        open(block);
        ObjectNode query = Tree.object().put("query", search.query());
        delta(Tree.typed("input_json_delta").put("partial_json", Tree.string(query)));
        close();
        open(MessagesShape.searchResult(id, search.sources()));
        close();
    }

    private void end(Stop stop) {
        begin();
        ObjectNode event = Tree.typed("message_delta");
        event.putObject("delta")
                .put("stop_reason", MessagesShape.stopReason(stop, called))
                .putNull("stop_sequence");
        event.set("usage", MessagesShape.usage(source.usage()));
        emit(event);
        emit(Tree.typed("message_stop"));
    }

    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        ObjectNode event = Tree.typed("message_start");
        ObjectNode message = MessagesShape.message(context);
        message.putArray("content");
        message.putNull("stop_reason").putNull("stop_sequence");
        // never null: clients add these up from the first event on
        message.set("usage", MessagesShape.usage(TokenUsage.NONE));
        event.set("message", message);
        emit(event);
    }

    private void open(ObjectNode block) {
        begin();
        open = true;
        ObjectNode event = Tree.typed("content_block_start").put("index", index);
        event.set("content_block", block);
        emit(event);
    }

    private void delta(ObjectNode delta) {
        ObjectNode event = Tree.typed("content_block_delta").put("index", index);
        event.set("delta", delta);
        emit(event);
    }

    private void close() {
        if (open) {
            emit(Tree.typed("content_block_stop").put("index", index));
            open = false;
            index++;
        }
        hidden = false;
    }

    private void emit(ObjectNode event) {
        out.add(new SseEvent(Tree.text(event, "type"), Tree.string(event)));
    }

    @Override
    public ObjectNode whole(List<Block> blocks, Stop stop) {
        ObjectNode message = MessagesShape.message(context);
        ArrayNode content = message.putArray("content");
        boolean cut = stop == Stop.LENGTH || stop == Stop.REFUSED;
        boolean calls = false;
        for (Block block : blocks) {
            calls |= block instanceof Block.Call call && !call.custom();
            MessagesShape.add(block, content, names, cut);
        }
        message.put("stop_reason", MessagesShape.stopReason(stop, calls)).putNull("stop_sequence");
        message.set("usage", MessagesShape.usage(source.usage()));
        return message;
    }
}
