package ccapi.daemon.translate;

import ccapi.daemon.sse.SseEvent;
import ccapi.shared.usage.TokenUsage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads Anthropic's answers, whose blocks come strictly one after another.
final class MessagesReader implements Reader {
    private final UsageReader usage = new UsageReader();
    private final List<Piece> out = new ArrayList<>();
    private final Map<String, String> queries = new HashMap<>();
    private @Nullable ObjectNode block;
    private final StringBuilder input = new StringBuilder();
    private final StringBuilder signature = new StringBuilder();
    private @Nullable String stopReason;
    private boolean begun;
    private boolean over;

    @Override
    public List<Piece> event(SseEvent event) {
        if (!over && Tree.parse(event.data()) instanceof ObjectNode data) {
            String type = Tree.text(data, "type");
            read(type.isEmpty() ? event.name() : type, data, event.data());
        }
        return drain();
    }

    private void read(String type, ObjectNode data, String text) {
        switch (type) {
            case "message_start" -> {
                // after a fallback on the server a second answer may begin in the middle of the first
                stop();
                meter(text);
            }
            case "content_block_start" -> {
                stop();
                if (data.path("content_block") instanceof ObjectNode started) {
                    start(started);
                }
            }
            case "content_block_delta" -> delta(data.path("delta"));
            case "content_block_stop" -> stop();
            case "message_delta" -> {
                meter(text);
                String reason = Tree.text(data.path("delta"), "stop_reason");
                stopReason = reason.isEmpty() ? stopReason : reason;
            }
            case "message_stop" -> finish();
            case "error" -> fail(Failures.inStream(text));
            default -> {}
        }
    }

    private void start(ObjectNode started) {
        if (!begun) {
            begun = true;
            out.add(new Piece.Started());
        }
        block = started;
        input.setLength(0);
        signature.setLength(0);
        switch (Tree.text(started, "type")) {
            case "text" -> {
                out.add(new Piece.TextStart());
                text(Tree.text(started, "text"));
            }
            case "thinking" -> {
                out.add(new Piece.ThinkingStart());
                thinking(Tree.text(started, "thinking"));
                signature.append(Tree.text(started, "signature"));
            }
            case "redacted_thinking" -> out.add(new Piece.ThinkingStart());
            case "tool_use" ->
                out.add(new Piece.CallStart(Tree.text(started, "id"), Tree.text(started, "name"), false));
            default -> {}
        }
    }

    private void delta(JsonNode delta) {
        switch (Tree.text(delta, "type")) {
            case "text_delta" -> {
                if (isIn("text")) {
                    text(Tree.text(delta, "text"));
                }
            }
            case "thinking_delta" -> {
                if (isIn("thinking")) {
                    thinking(Tree.text(delta, "thinking"));
                }
            }
            case "signature_delta" -> signature.append(Tree.text(delta, "signature"));
            case "input_json_delta" -> {
                String part = Tree.text(delta, "partial_json");
                input.append(part);
                if (isIn("tool_use") && !part.isEmpty()) {
                    out.add(new Piece.CallInput(part));
                }
            }
            default -> {}
        }
    }

    // a server that announces no blocks still says what its deltas are
    private boolean isIn(String type) {
        if (block == null && !type.equals("tool_use")) {
            start(Tree.typed(type));
        }
        return block != null && Tree.text(block, "type").equals(type);
    }

    private void text(String text) {
        if (!text.isEmpty()) {
            out.add(new Piece.Text(text));
        }
    }

    private void thinking(String text) {
        if (!text.isEmpty()) {
            out.add(new Piece.Thinking(text));
        }
    }

    private void stop() {
        ObjectNode stopped = block;
        block = null;
        if (stopped == null) {
            return;
        }
        switch (Tree.text(stopped, "type")) {
            case "text" -> out.add(new Piece.TextEnd());
            case "thinking" -> out.add(new Piece.ThinkingEnd(Seal.ofAnthropic(signature.toString())));
            case "redacted_thinking" -> out.add(new Piece.ThinkingEnd(Seal.ofRedacted(Tree.text(stopped, "data"))));
            case "tool_use" -> {
                // an input may come with the start and no deltas
                JsonNode whole = stopped.path("input");
                if (input.isEmpty() && !whole.isEmpty()) {
                    out.add(new Piece.CallInput(whole.toString()));
                }
                out.add(new Piece.CallEnd());
            }
            case "server_tool_use" -> queries.put(Tree.text(stopped, "id"), query(stopped));
            case "web_search_tool_result" -> search(stopped);
            default -> {}
        }
    }

    private String query(ObjectNode call) {
        JsonNode arguments = input.isEmpty() ? call.path("input") : Tree.parse(input.toString());
        return Tree.text(arguments, "query");
    }

    private void search(ObjectNode result) {
        List<Piece.Source> sources = new ArrayList<>();
        for (ObjectNode page : Tree.objects(result.path("content"))) {
            String url = Tree.text(page, "url");
            sources.add(new Piece.Source(url, Tree.text(page, "title")));
        }
        String id = Tree.text(result, "tool_use_id");
        out.add(new Piece.Search(id, queries.getOrDefault(id, ""), List.copyOf(sources)));
    }

    private void finish() {
        stop();
        over = true;
        out.add(new Piece.End(
                switch (stopReason == null ? "" : stopReason) {
                    case "max_tokens", "model_context_window_exceeded" -> Stop.LENGTH;
                    case "stop_sequence" -> Stop.SEQUENCE;
                    case "tool_use" -> Stop.CALLS;
                    case "refusal" -> Stop.REFUSED;
                    default -> Stop.DONE;
                }));
    }

    private void fail(Failure failure) {
        over = true;
        out.add(new Piece.Fail(failure));
    }

    private void meter(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        usage.read(bytes, 0, bytes.length);
    }

    @Override
    public List<Piece> end() {
        if (!over) {
            // with a reason to stop all content has come; only the last word is missing
            if (stopReason == null) {
                fail(Failure.cut());
            } else {
                finish();
            }
        }
        return drain();
    }

    @Override
    public List<Piece> whole(ObjectNode answer) {
        byte[] bytes = Tree.bytes(answer);
        usage.read(bytes, 0, bytes.length);
        if (answer.path("error").isObject()) {
            fail(Failures.inStream(answer.toString()));
            return drain();
        }
        for (ObjectNode content : Tree.objects(answer.path("content"))) {
            start(content);
            stop();
        }
        stopReason = Tree.text(answer, "stop_reason");
        finish();
        return drain();
    }

    private List<Piece> drain() {
        List<Piece> ready = List.copyOf(out);
        out.clear();
        return ready;
    }

    @Override
    public TokenUsage usage() {
        return usage.usage(Dialect.MESSAGES);
    }

    @Override
    public @Nullable String model() {
        return usage.model();
    }
}
