package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts calls and their outputs into the order that every provider insists on: after the model's turn the outputs of
/// all its calls, each once. A compacted history often breaks it.
final class CallOrder {
    private final ArrayNode out = Tree.array();
    private final List<ObjectNode> turn = new ArrayList<>();

    private CallOrder() {}

    /// The same items with outputs moved up to their calls; an output without a call is left out, a call without an
    /// output gets an empty one, and reasoning that led to nothing is left out.
    static ArrayNode tidy(ArrayNode items) {
        CallOrder order = new CallOrder();
        List<ObjectNode> all = Tree.objects(items);
        Map<String, List<ObjectNode>> outputs = new LinkedHashMap<>();
        for (ObjectNode item : all) {
            if (isOutput(item)) {
                outputs.computeIfAbsent(callId(item), _ -> new ArrayList<>()).add(item);
            }
        }
        for (ObjectNode item : all) {
            if (isOfModel(item)) {
                order.turn.add(item);
            } else {
                order.closeTurn(outputs);
                if (!isOutput(item)) {
                    order.out.add(item);
                }
            }
        }
        order.closeTurn(outputs);
        return order.out;
    }

    private void closeTurn(Map<String, List<ObjectNode>> outputs) {
        while (!turn.isEmpty() && Tree.text(turn.getLast(), "type").equals("reasoning")) {
            turn.removeLast();
        }
        out.addAll(turn);
        for (ObjectNode item : turn) {
            if (isCall(item)) {
                out.add(output(item, outputs));
            }
        }
        turn.clear();
    }

    private static ObjectNode output(ObjectNode call, Map<String, List<ObjectNode>> outputs) {
        String type = Tree.text(call, "type") + "_output";
        List<ObjectNode> found = outputs.get(callId(call));
        if (found != null && !found.isEmpty()) {
            // a Chat history has one kind of output for all kinds of calls
            return found.removeFirst().put("type", type);
        }
        return Tree.typed(type).put("call_id", callId(call)).put("output", "(no output)");
    }

    private static String callId(ObjectNode item) {
        String id = Tree.text(item, "call_id");
        return id.isEmpty() ? Tree.text(item, "id") : id;
    }

    /// Whether the item is a call of a client's tool.
    static boolean isCall(ObjectNode item) {
        return switch (Tree.text(item, "type")) {
            case "function_call", "custom_tool_call", "local_shell_call" -> true;
            default -> false;
        };
    }

    /// Whether the item is the result of such a call.
    static boolean isOutput(ObjectNode item) {
        return switch (Tree.text(item, "type")) {
            case "function_call_output", "custom_tool_call_output", "local_shell_call_output" -> true;
            default -> false;
        };
    }

    // all that is neither an output nor said by somebody else
    private static boolean isOfModel(ObjectNode item) {
        String role = Tree.text(item, "role");
        return !isOutput(item) && (role.isEmpty() || role.equals("assistant"));
    }
}
