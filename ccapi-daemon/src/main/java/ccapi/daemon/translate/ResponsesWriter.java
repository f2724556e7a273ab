package ccapi.daemon.translate;

import ccapi.daemon.sse.SseEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Writes an answer as Responses does: items one after another, and a `sequence_number` that rises by one.
final class ResponsesWriter implements Writer {
    private final TranslationContext context;
    private final ToolNames names;
    private final Reader source;
    private final ResponsesShape shape;
    private final List<SseEvent> out = new ArrayList<>();
    private final List<ObjectNode> output = new ArrayList<>();
    private final List<ObjectNode> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Piece.CallStart call = new Piece.CallStart("", "", false);
    private boolean open;
    private boolean refusing;
    private boolean refused;
    private boolean begun;
    private int sequence;

    ResponsesWriter(TranslationContext context, ToolNames names, Reader source) {
        this.context = context;
        this.names = names;
        this.source = source;
        this.shape = new ResponsesShape(context, names);
    }

    @Override
    public List<SseEvent> write(Piece piece) {
        switch (piece) {
            case Piece.Started _ -> begin();
            case Piece.TextStart _, Piece.ThinkingStart _ -> text.setLength(0);
            case Piece.Text more -> text(more.text(), false);
            case Piece.Refusal more -> text(more.text(), true);
            case Piece.TextEnd _ -> textEnd();
            case Piece.Thinking more -> thinking(more.text());
            case Piece.ThinkingEnd end -> thinkingEnd(end.seal());
            case Piece.CallStart start -> callStart(start);
            case Piece.CallInput more -> callInput(more.part());
            case Piece.CallEnd _ -> callEnd();
            case Piece.Search search -> search(search);
            case Piece.End end -> end(end.stop());
            case Piece.Fail fail -> fail(fail.failure());
        }
        List<SseEvent> ready = List.copyOf(out);
        out.clear();
        return ready;
    }

    private void text(String more, boolean refusal) {
        refused |= refusal;
        if (open && refusing != refusal) {
            closePart();
            openPart(refusal);
        }
        if (!open) {
            parts.clear();
            added(ResponsesShape.message(id("msg"), "in_progress", List.of()));
            openPart(refusal);
        }
        text.append(more);
        ObjectNode event = part(refusal ? "response.refusal.delta" : "response.output_text.delta");
        emit(event.put("delta", more));
    }

    private void openPart(boolean refusal) {
        refusing = refusal;
        text.setLength(0);
        ObjectNode event = part("response.content_part.added");
        event.set("part", refusal ? ResponsesShape.refusalPart("") : ResponsesShape.textPart(""));
        emit(event);
    }

    private void closePart() {
        String whole = text.toString();
        emit(part(refusing ? "response.refusal.done" : "response.output_text.done")
                .put(refusing ? "refusal" : "text", whole));
        ObjectNode part = refusing ? ResponsesShape.refusalPart(whole) : ResponsesShape.textPart(whole);
        ObjectNode event = part("response.content_part.done");
        event.set("part", part);
        emit(event);
        parts.add(part);
    }

    private void textEnd() {
        if (open) {
            closePart();
            done(ResponsesShape.message(id("msg"), "completed", parts));
        }
    }

    private void thinking(String more) {
        if (!open) {
            added(ResponsesShape.reasoning(id("rs"), "", ""));
            ObjectNode event = summary("response.reasoning_summary_part.added");
            event.set("part", Tree.typed("summary_text").put("text", ""));
            emit(event);
        }
        text.append(more);
        emit(summary("response.reasoning_summary_text.delta").put("delta", more));
    }

    private void thinkingEnd(String seal) {
        if (!open && !Seal.holdsSomething(seal)) {
            return;
        }
        if (!open) {
            added(ResponsesShape.reasoning(id("rs"), "", ""));
        } else {
            emit(summary("response.reasoning_summary_text.done").put("text", text.toString()));
            ObjectNode event = summary("response.reasoning_summary_part.done");
            event.set("part", Tree.typed("summary_text").put("text", text.toString()));
            emit(event);
        }
        done(ResponsesShape.reasoning(id("rs"), text.toString(), seal));
    }

    private void callStart(Piece.CallStart start) {
        call = start;
        text.setLength(0);
        added(shape.call(output.size(), block(""), "in_progress"));
    }

    private Block.Call block(String input) {
        return new Block.Call(call.id(), call.name(), input, call.custom());
    }

    private boolean isFunction() {
        return !call.custom() && names.client(call.name()).kind() == ClientTool.Kind.FUNCTION;
    }

    private void callInput(String part) {
        text.append(part);
        if (isFunction()) {
            emit(item("response.function_call_arguments.delta", "fc").put("delta", part));
        }
    }

    private void callEnd() {
        if (isFunction() && text.isEmpty()) {
            callInput("{}");
        }
        ObjectNode item = shape.call(output.size(), block(text.toString()), "completed");
        if (isFunction()) {
            emit(item("response.function_call_arguments.done", "fc").put("arguments", text.toString()));
        } else if (item.has("input")) {
            // free text came wrapped in JSON, so it can be shown only now
            String input = Tree.text(item, "input");
            emit(item("response.custom_tool_call_input.delta", "ctc").put("delta", input));
            emit(item("response.custom_tool_call_input.done", "ctc").put("input", input));
        }
        done(item);
    }

    private void search(Piece.Search search) {
        Block.Search block = new Block.Search(search.id(), search.query(), search.sources());
        ObjectNode item = shape.search(output.size(), block);
        added(Tree.object().put("id", id("ws")).put("type", "web_search_call").put("status", "in_progress"));
        for (String step : new String[] {"in_progress", "searching", "completed"}) {
            emit(item("response.web_search_call." + step, "ws"));
        }
        done(item);
    }

    private void end(Stop stop) {
        begin();
        ObjectNode response = shape.finished(stop, refused, output, source.usage());
        boolean incomplete = Tree.text(response, "status").equals("incomplete");
        ObjectNode event = Tree.typed(incomplete ? "response.incomplete" : "response.completed");
        event.set("response", response);
        emit(event);
    }

    // as OpenAI does: its own SDKs wake up at the first, Codex at the second
    private void fail(Failure failure) {
        ObjectNode error = ErrorShape.body(Dialect.RESPONSES, failure, context.requestId());
        ObjectNode first = Tree.typed("error");
        first.setAll(error);
        emit(first);
        ObjectNode response = shape.response("failed", output);
        response.putObject("error").put("code", ErrorShape.openAiCode(failure)).put("message", failure.message());
        ObjectNode event = Tree.typed("response.failed");
        event.set("response", response);
        emit(event);
    }

    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        for (String type : new String[] {"response.created", "response.in_progress"}) {
            ObjectNode event = Tree.typed(type);
            event.set("response", shape.response("in_progress", List.of()));
            emit(event);
        }
    }

    private void added(ObjectNode item) {
        begin();
        open = true;
        ObjectNode event = Tree.typed("response.output_item.added").put("output_index", output.size());
        event.set("item", item);
        emit(event);
    }

    private void done(ObjectNode item) {
        ObjectNode event = Tree.typed("response.output_item.done").put("output_index", output.size());
        event.set("item", item);
        emit(event);
        output.add(item);
        open = false;
        text.setLength(0);
    }

    private String id(String prefix) {
        return shape.id(prefix, output.size());
    }

    private ObjectNode item(String type, String prefix) {
        return Tree.typed(type).put("item_id", id(prefix)).put("output_index", output.size());
    }

    private ObjectNode part(String type) {
        return item(type, "msg").put("content_index", parts.size());
    }

    private ObjectNode summary(String type) {
        return item(type, "rs").put("summary_index", 0);
    }

    private void emit(ObjectNode event) {
        event.put("sequence_number", sequence++);
        out.add(new SseEvent(Tree.text(event, "type"), Tree.string(event)));
    }

    @Override
    public ObjectNode whole(List<Block> blocks, Stop stop) {
        List<ObjectNode> items = new ArrayList<>();
        boolean refusal = false;
        for (Block block : blocks) {
            items.add(shape.item(items.size(), block));
            refusal |= block instanceof Block.Text text && !text.refusal().isEmpty();
        }
        return shape.finished(stop, refusal, items, source.usage());
    }
}
