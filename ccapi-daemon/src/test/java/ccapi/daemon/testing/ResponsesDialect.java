package ccapi.daemon.testing;

import static ccapi.daemon.testing.Dialect.object;

import ccapi.daemon.sse.SseEvent;
import ccapi.shared.usage.TokenUsage;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// OpenAI Responses, as the public API and the Codex backend speak it.
final class ResponsesDialect implements Dialect {
    private final List<SseEvent> events = new ArrayList<>();
    private final List<ObjectNode> output = new ArrayList<>();

    @Override
    public List<SseEvent> stream(Turn turn, String model) {
        emit("response.created", "response", response(model, "in_progress", List.of(), null, null));
        emit("response.in_progress", "response", response(model, "in_progress", List.of(), null, null));
        turn.parts().forEach(this::item);
        ObjectNode last = response(model, status(turn), output, usage(turn.usage()), incomplete(turn));
        emit("response." + status(turn), "response", last);
        return List.copyOf(events);
    }

    private void item(Turn.Part part) {
        int index = output.size();
        ObjectNode done = wholeItem(part, index);
        String id = done.get("id").asText();
        switch (part) {
            case Turn.Part.Text(String text) -> message(text, id, index);
            case Turn.Part.Thinking(String text, String _) -> reasoning(text, id, index);
            case Turn.Part.ToolCall(String callId, String name, String input) -> call(callId, name, input, id, index);
            case Turn.Part.CustomCall(String callId, String name, String input) ->
                customCall(callId, name, input, id, index);
        }
        emit("response.output_item.done", "output_index", index, "item", done);
        output.add(done);
    }

    private void message(String text, String id, int index) {
        added(
                index,
                object(
                        "id",
                        id,
                        "type",
                        "message",
                        "status",
                        "in_progress",
                        "role",
                        "assistant",
                        "content",
                        List.of()));
        emit("response.content_part.added", at(id, index, "content_index", "part", outputText("")));
        Turn.pieces(text)
                .forEach(piece -> emit(
                        "response.output_text.delta",
                        at(id, index, "content_index", "delta", piece, "logprobs", List.of())));
        emit("response.output_text.done", at(id, index, "content_index", "text", text, "logprobs", List.of()));
        emit("response.content_part.done", at(id, index, "content_index", "part", outputText(text)));
    }

    private void reasoning(String text, String id, int index) {
        ObjectNode empty = object("type", "summary_text", "text", "");
        ObjectNode whole = object("type", "summary_text", "text", text);
        added(index, object("id", id, "type", "reasoning", "encrypted_content", "gAAAAearly", "summary", List.of()));
        emit("response.reasoning_summary_part.added", at(id, index, "summary_index", "part", empty));
        Turn.pieces(text)
                .forEach(piece ->
                        emit("response.reasoning_summary_text.delta", at(id, index, "summary_index", "delta", piece)));
        emit("response.reasoning_summary_text.done", at(id, index, "summary_index", "text", text));
        emit("response.reasoning_summary_part.done", at(id, index, "summary_index", "part", whole));
    }

    private void call(String callId, String name, String input, String id, int index) {
        added(
                index,
                object(
                        "id",
                        id,
                        "type",
                        "function_call",
                        "status",
                        "in_progress",
                        "arguments",
                        "",
                        "call_id",
                        callId,
                        "name",
                        name));
        int half = input.length() / 2;
        String delta = "response.function_call_arguments.delta";
        emit(delta, "item_id", id, "output_index", index, "delta", input.substring(0, half));
        emit(delta, "item_id", id, "output_index", index, "delta", input.substring(half));
        emit("response.function_call_arguments.done", "item_id", id, "output_index", index, "arguments", input);
    }

    private void customCall(String callId, String name, String input, String id, int index) {
        added(
                index,
                object(
                        "id",
                        id,
                        "type",
                        "custom_tool_call",
                        "status",
                        "in_progress",
                        "call_id",
                        callId,
                        "name",
                        name,
                        "input",
                        ""));
        emit("response.custom_tool_call_input.delta", "item_id", id, "output_index", index, "delta", input);
        emit("response.custom_tool_call_input.done", "item_id", id, "output_index", index, "input", input);
    }

    private void added(int index, ObjectNode item) {
        emit("response.output_item.added", "output_index", index, "item", item);
    }

    private static ObjectNode outputText(String text) {
        return object("type", "output_text", "annotations", List.of(), "logprobs", List.of(), "text", text);
    }

    private static @Nullable Object[] at(String id, int index, String inner, @Nullable Object... rest) {
        List<@Nullable Object> fields = new ArrayList<>(List.of("item_id", id, "output_index", index, inner, 0));
        fields.addAll(List.of(rest));
        return fields.toArray();
    }

    private void emit(String type, @Nullable Object... fields) {
        ObjectNode data = object("type", type, "sequence_number", events.size());
        data.setAll(object(fields));
        events.add(new SseEvent(type, data.toString()));
    }

    @Override
    public ObjectNode whole(Turn turn, String model) {
        List<ObjectNode> items = new ArrayList<>();
        turn.parts().forEach(part -> items.add(wholeItem(part, items.size())));
        return response(model, status(turn), items, usage(turn.usage()), incomplete(turn));
    }

    private static ObjectNode wholeItem(Turn.Part part, int index) {
        return switch (part) {
            case Turn.Part.Text(String text) ->
                object(
                        "id", "msg_fake_" + index,
                        "type", "message",
                        "status", "completed",
                        "role", "assistant",
                        "content", List.of(outputText(text)));
            case Turn.Part.Thinking(String text, String signature) ->
                object(
                        "id",
                        "rs_fake_" + index,
                        "type",
                        "reasoning",
                        "encrypted_content",
                        signature,
                        "summary",
                        List.of(object("type", "summary_text", "text", text)));
            case Turn.Part.ToolCall(String id, String name, String input) ->
                object(
                        "id",
                        "fc_fake_" + index,
                        "type",
                        "function_call",
                        "status",
                        "completed",
                        "arguments",
                        input,
                        "call_id",
                        id,
                        "name",
                        name);
            case Turn.Part.CustomCall(String id, String name, String input) ->
                object(
                        "id",
                        "ctc_fake_" + index,
                        "type",
                        "custom_tool_call",
                        "status",
                        "completed",
                        "call_id",
                        id,
                        "name",
                        name,
                        "input",
                        input);
        };
    }

    private static ObjectNode response(
            String model,
            String status,
            List<ObjectNode> items,
            @Nullable ObjectNode usage,
            @Nullable ObjectNode incomplete) {
        return object(
                "id",
                "resp_fake_1",
                "object",
                "response",
                "created_at",
                1_790_000_000,
                "status",
                status,
                "error",
                null,
                "incomplete_details",
                incomplete,
                "model",
                model,
                "output",
                items,
                "parallel_tool_calls",
                true,
                "tool_choice",
                "auto",
                "tools",
                List.of(),
                "usage",
                usage);
    }

    private static ObjectNode usage(TokenUsage usage) {
        return object(
                "input_tokens",
                usage.prompt(),
                "input_tokens_details",
                object(
                        "cached_tokens",
                        usage.cacheRead(),
                        "cache_write_tokens",
                        usage.cacheWrite5m() + usage.cacheWrite1h()),
                "output_tokens",
                usage.output(),
                "output_tokens_details",
                object("reasoning_tokens", 0),
                "total_tokens",
                usage.total());
    }

    private static String status(Turn turn) {
        return turn.stop() == Turn.Stop.NATURAL ? "completed" : "incomplete";
    }

    private static @Nullable ObjectNode incomplete(Turn turn) {
        return switch (turn.stop()) {
            case NATURAL -> null;
            case LENGTH -> object("reason", "max_output_tokens");
            case REFUSAL -> object("reason", "content_filter");
        };
    }

    @Override
    public SseEvent errorEvent(String type, String message) {
        ObjectNode error = object("type", type, "code", type, "message", message, "param", null);
        return new SseEvent(
                "error",
                object("type", "error", "sequence_number", 2, "error", error).toString());
    }
}
