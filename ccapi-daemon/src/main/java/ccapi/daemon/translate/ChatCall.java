package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// One tool call of a Chat Completions answer while it arrives.
final class ChatCall {
    private final int block;
    private final Lane lane;
    private String id = "";
    private boolean started;
    private boolean ended;

    ChatCall(int block, Lane lane) {
        this.block = block;
        this.lane = lane;
        lane.open(block);
    }

    String id() {
        return id;
    }

    boolean isStarted() {
        return started;
    }

    /// More of the call: its id and name come first, or every time; its input in parts.
    void delta(ObjectNode delta) {
        boolean custom = delta.path("custom").isObject();
        JsonNode function = delta.path(custom ? "custom" : "function");
        id = id.isEmpty() ? Tree.text(delta, "id") : id;
        String name = Tree.text(function, "name");
        if (!started && !name.isEmpty()) {
            started = true;
            id = id.isEmpty() ? "call_" + block : id;
            lane.add(block, new Piece.CallStart(id, name, custom));
        }
        JsonNode input = function.path(custom ? "input" : "arguments");
        String part = input.isObject() ? input.toString() : input.asText("");
        if (started && !part.isEmpty()) {
            lane.add(block, new Piece.CallInput(part));
        }
    }

    /// The answer is over, and with it the call.
    void end() {
        if (started && !ended) {
            lane.add(block, new Piece.CallEnd());
        }
        ended = true;
        lane.close(block);
    }
}
