package ccapi.daemon.translate;

import ccapi.daemon.sse.SseEvent;
import ccapi.shared.usage.TokenUsage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads Chat Completions answers, as OpenAI and the many compatible servers give them.
///
/// Nothing says when a block is over, so a new one ends the text before it, and calls end with the answer. Usage
/// comes after the reason to stop, so the end waits for it.
final class ChatReader implements Reader {
    private enum Open {
        NOTHING,
        TEXT,
        THINKING
    }

    private final Lane lane = new Lane();
    private final UsageReader usage = new UsageReader();
    private final Map<Integer, ChatCall> calls = new HashMap<>();
    private Open open = Open.NOTHING;
    private int current;
    private int blocks;
    private int lastCall = -1;
    private boolean started;
    private boolean refused;
    private @Nullable String finishReason;
    private boolean over;

    @Override
    public List<Piece> event(SseEvent event) {
        if (over) {
            return List.of();
        }
        if (event.data().strip().equals("[DONE]")) {
            finish();
        } else if (Tree.parse(event.data()) instanceof ObjectNode chunk) {
            chunk(chunk, event);
        }
        return lane.drain();
    }

    private void chunk(ObjectNode chunk, SseEvent event) {
        if (!chunk.path("error").isMissingNode() && !chunk.path("error").isNull()) {
            fail(Failures.inStream(event.data()));
            return;
        }
        boolean countsTokens = chunk.path("usage").isObject();
        if (countsTokens || usage.model() == null) {
            byte[] bytes = event.data().getBytes(StandardCharsets.UTF_8);
            usage.read(bytes, 0, bytes.length);
        }
        JsonNode choice = chunk.path("choices").path(0);
        if (choice.isObject() && !started) {
            started = true;
            lane.pass(new Piece.Started());
        }
        delta(choice.path("delta"));
        String reason = Tree.text(choice, "finish_reason");
        if (!reason.isEmpty()) {
            finishReason = reason;
        } else if (choice.isMissingNode() && countsTokens && finishReason != null) {
            finish();
        }
    }

    private void delta(JsonNode delta) {
        String thought = Tree.text(delta, "reasoning_content");
        thinking(thought.isEmpty() ? Tree.text(delta, "reasoning") : thought);
        text(Tree.text(delta, "content"));
        refusal(Tree.text(delta, "refusal"));
        for (ObjectNode call : Tree.objects(delta.path("tool_calls"))) {
            call(call);
        }
    }

    private void thinking(String text) {
        if (!text.isEmpty()) {
            open(Open.THINKING);
            lane.add(current, new Piece.Thinking(text));
        }
    }

    private void text(String text) {
        if (!text.isEmpty()) {
            open(Open.TEXT);
            lane.add(current, new Piece.Text(text));
        }
    }

    private void refusal(String text) {
        if (!text.isEmpty()) {
            refused = true;
            open(Open.TEXT);
            lane.add(current, new Piece.Refusal(text));
        }
    }

    private void open(Open wanted) {
        if (open == wanted) {
            return;
        }
        closeText();
        open = wanted;
        current = blocks++;
        lane.open(current);
        lane.add(current, wanted == Open.TEXT ? new Piece.TextStart() : new Piece.ThinkingStart());
    }

    private void closeText() {
        if (open == Open.NOTHING) {
            return;
        }
        lane.add(current, open == Open.TEXT ? new Piece.TextEnd() : new Piece.ThinkingEnd(Seal.UNSEALED));
        lane.close(current);
        open = Open.NOTHING;
    }

    // servers differ: the index may be missing, or the same for all; id and name may come once or every time
    private void call(ObjectNode delta) {
        String id = Tree.text(delta, "id");
        int index = delta.path("index").asInt(id.isEmpty() ? Math.max(0, lastCall) : -1);
        ChatCall call = calls.get(index);
        boolean another = call != null
                && !id.isEmpty()
                && !call.id().isEmpty()
                && !call.id().equals(id);
        if (call == null || another) {
            closeText();
            if (call != null) {
                call.end();
            }
            call = new ChatCall(blocks++, lane);
            calls.put(index, call);
        }
        lastCall = index;
        call.delta(delta);
    }

    private void finish() {
        closeText();
        calls.values().forEach(ChatCall::end);
        over = true;
        lane.pass(new Piece.End(stop()));
    }

    private Stop stop() {
        // a reason of "stop" is sometimes given although tools were called
        boolean called = calls.values().stream().anyMatch(ChatCall::isStarted);
        return switch (finishReason == null ? "" : finishReason) {
            case "length" -> Stop.LENGTH;
            case "content_filter" -> Stop.REFUSED;
            default -> refused ? Stop.REFUSED : called ? Stop.CALLS : Stop.DONE;
        };
    }

    private void fail(Failure failure) {
        over = true;
        lane.pass(new Piece.Fail(failure));
    }

    @Override
    public List<Piece> end() {
        if (!over) {
            // some servers send no [DONE]
            if (finishReason == null) {
                fail(Failure.cut());
            } else {
                finish();
            }
        }
        return lane.drain();
    }

    @Override
    public List<Piece> whole(ObjectNode answer) {
        byte[] bytes = Tree.bytes(answer);
        usage.read(bytes, 0, bytes.length);
        if (answer.path("error").isObject()) {
            fail(Failures.inStream(answer.toString()));
            return lane.drain();
        }
        JsonNode choice = answer.path("choices").path(0);
        delta(choice.path("message"));
        finishReason = Tree.text(choice, "finish_reason");
        finish();
        return lane.drain();
    }

    @Override
    public TokenUsage usage() {
        return usage.usage(Dialect.CHAT);
    }

    @Override
    public @Nullable String model() {
        return usage.model();
    }
}
