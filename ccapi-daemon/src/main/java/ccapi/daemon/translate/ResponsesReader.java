package ccapi.daemon.translate;

import ccapi.daemon.sse.SseEvent;
import ccapi.shared.usage.TokenUsage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads Responses answers.
///
/// Items are known by `output_index`, since some servers give an item a new id in every event; the type is read from
/// the JSON, since the event's name may be missing; `response.completed` may have an empty `output`.
final class ResponsesReader implements Reader {
    private final Lane lane = new Lane();
    private final UsageReader usage = new UsageReader();
    private final Map<Integer, ResponsesItem> items = new TreeMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private boolean over;
    private @Nullable String rateLimits;

    @Override
    public List<Piece> event(SseEvent event) {
        if (!over && Tree.parse(event.data()) instanceof ObjectNode data) {
            String type = Tree.text(data, "type");
            read(type.isEmpty() ? event.name() : type, data, event.data());
        }
        return lane.drain();
    }

    private void read(String type, ObjectNode data, String text) {
        switch (type) {
            case "response.created", "response.in_progress" -> meter(text);
            case "response.output_item.added" -> added(data);
            case "response.output_item.done" -> {
                if (done(number(data), data.path("item"))) {
                    usage.countSearch();
                }
            }
            case "response.completed", "response.incomplete" -> {
                meter(text);
                finish(data.path("response"), type.endsWith("incomplete"));
            }
            case "response.failed", "response.cancelled", "error" -> {
                meter(text);
                fail(Failures.inStream(text));
            }
            case "codex.rate_limits" -> rateLimits = text;
            default -> content(type, data);
        }
    }

    private void content(String type, ObjectNode data) {
        String delta = Tree.text(data, "delta");
        int part = data.path("content_index").asInt();
        String thought = "content" + part;
        String summary = "summary" + data.path("summary_index").asInt();
        switch (type) {
            case "response.output_text.delta" ->
                of(data, ResponsesItem.Kind.TEXT).text(part, delta);
            case "response.output_text.done" ->
                of(data, ResponsesItem.Kind.TEXT).wholeText(part, text(data));
            case "response.refusal.delta" -> of(data, ResponsesItem.Kind.TEXT).refusal(part, delta);
            case "response.refusal.done" ->
                of(data, ResponsesItem.Kind.TEXT).wholeRefusal(part, Tree.text(data, "refusal"));
            case "response.content_part.done" -> partDone(data, part);
            case "response.reasoning_summary_text.delta" ->
                of(data, ResponsesItem.Kind.THINKING).thinking(summary, delta);
            case "response.reasoning_summary_text.done" ->
                of(data, ResponsesItem.Kind.THINKING).wholeThinking(summary, text(data));
            case "response.reasoning_text.delta" ->
                of(data, ResponsesItem.Kind.THINKING).thinking(thought, delta);
            case "response.reasoning_text.done" ->
                of(data, ResponsesItem.Kind.THINKING).wholeThinking(thought, text(data));
            case "response.function_call_arguments.delta" ->
                of(data, ResponsesItem.Kind.CALL).input(delta);
            case "response.function_call_arguments.done" ->
                of(data, ResponsesItem.Kind.CALL).wholeInput(Tree.text(data, "arguments"));
            case "response.custom_tool_call_input.delta" ->
                of(data, ResponsesItem.Kind.CUSTOM_CALL).input(delta);
            case "response.custom_tool_call_input.done" ->
                of(data, ResponsesItem.Kind.CUSTOM_CALL).wholeInput(Tree.text(data, "input"));
            default -> {}
        }
    }

    private void partDone(ObjectNode data, int part) {
        JsonNode content = data.path("part");
        switch (Tree.text(content, "type")) {
            case "output_text" -> of(data, ResponsesItem.Kind.TEXT).wholeText(part, text(content));
            case "refusal" -> of(data, ResponsesItem.Kind.TEXT).wholeRefusal(part, Tree.text(content, "refusal"));
            default -> {}
        }
    }

    private void added(ObjectNode data) {
        if (data.path("item") instanceof ObjectNode item) {
            of(data, ResponsesItem.Kind.of(Tree.text(item, "type"))).added(item);
        }
    }

    /// Whether it was a search.
    private boolean done(int number, JsonNode finished) {
        return finished instanceof ObjectNode item
                && item(number, ResponsesItem.Kind.of(Tree.text(item, "type"))).done(item);
    }

    private ResponsesItem of(ObjectNode data, ResponsesItem.Kind kind) {
        return item(number(data), kind);
    }

    private ResponsesItem item(int number, ResponsesItem.Kind kind) {
        if (items.isEmpty()) {
            lane.pass(new Piece.Started());
        }
        return items.computeIfAbsent(number, n -> new ResponsesItem(n, kind, lane));
    }

    private int number(ObjectNode data) {
        if (data.path("output_index").isInt()) {
            return data.path("output_index").asInt();
        }
        String id = data.has("item_id") ? Tree.text(data, "item_id") : Tree.text(data.path("item"), "id");
        return numbers.computeIfAbsent(id, _ -> numbers.size());
    }

    private static String text(JsonNode data) {
        return Tree.text(data, "text");
    }

    private void finish(JsonNode response, boolean incomplete) {
        List<ObjectNode> output = Tree.objects(response.path("output"));
        boolean nothingStreamed = items.isEmpty();
        for (int i = 0; i < output.size(); i++) {
            ResponsesItem streamed = items.get(i);
            ResponsesItem.Kind kind = ResponsesItem.Kind.of(Tree.text(output.get(i), "type"));
            if (nothingStreamed || (streamed != null && streamed.kind() == kind)) {
                done(i, output.get(i));
            }
        }
        items.values().forEach(ResponsesItem::cut);
        over = true;
        lane.pass(new Piece.End(stop(response, incomplete)));
    }

    private Stop stop(JsonNode response, boolean incomplete) {
        if (incomplete || Tree.text(response, "status").equals("incomplete")) {
            String reason = Tree.text(response.path("incomplete_details"), "reason");
            return reason.equals("content_filter") ? Stop.REFUSED : Stop.LENGTH;
        }
        if (items.values().stream().anyMatch(ResponsesItem::isRefused)) {
            return Stop.REFUSED;
        }
        return items.values().stream().anyMatch(ResponsesItem::isStartedCall) ? Stop.CALLS : Stop.DONE;
    }

    private void fail(Failure failure) {
        over = true;
        lane.pass(new Piece.Fail(failure));
    }

    private void meter(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        usage.read(bytes, 0, bytes.length);
    }

    @Override
    public List<Piece> end() {
        if (!over) {
            fail(Failure.cut());
        }
        return lane.drain();
    }

    @Override
    public List<Piece> whole(ObjectNode answer) {
        byte[] bytes = Tree.bytes(answer);
        usage.read(bytes, 0, bytes.length);
        if (answer.path("error").isObject() || Tree.text(answer, "status").equals("failed")) {
            fail(Failures.inStream(answer.toString()));
        } else {
            finish(answer, false);
        }
        return lane.drain();
    }

    @Override
    public TokenUsage usage() {
        return usage.usage(Dialect.RESPONSES);
    }

    @Override
    public @Nullable String model() {
        return usage.model();
    }

    @Override
    public @Nullable String rateLimits() {
        return rateLimits;
    }
}
