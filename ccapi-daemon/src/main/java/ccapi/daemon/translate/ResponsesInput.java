package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// A Responses request's instructions and items as Anthropic's system prompt and messages.
///
/// Roles alternate, so neighbours of the same role become one message; outputs of calls stand first in the user's.
final class ResponsesInput {
    private final Request request;
    private final ArrayNode system = Tree.array();
    private final ArrayNode messages = Tree.array();
    private String role = "";
    private ArrayNode content = Tree.array();
    private boolean begun;

    ResponsesInput(ObjectNode body, Request request) {
        this.request = request;
        addText(system, Tree.text(body, "instructions"));
        JsonNode input = body.path("input");
        if (input.isTextual()) {
            addText(to("user"), input.asText());
        } else if (input instanceof ArrayNode items && !items.isEmpty()) {
            ArrayNode tidy = CallOrder.tidy(items);
            for (int i = 0; i < tidy.size(); i++) {
                item(tidy.path(i), "input." + i);
            }
        } else {
            throw new Untranslatable("input must be a text or a list of items", "input");
        }
        // an answer may not begin with the model's own words
        if (!role.equals("user")) {
            addText(to("user"), begun ? "Continue." : "(no input)");
        }
        flush();
    }

    ArrayNode system() {
        return system;
    }

    ArrayNode messages() {
        return messages;
    }

    /// Whether the request answers calls that no thinking of Anthropic's led to.
    boolean inToolLoop() {
        JsonNode last = messages.path(messages.size() - 1).path("content");
        JsonNode before = messages.path(messages.size() - 2).path("content");
        return Tree.text(last.path(0), "type").equals("tool_result")
                && !Tree.text(before.path(0), "type").contains("thinking");
    }

    private void item(JsonNode item, String path) {
        String type = Tree.text(item, "type");
        switch (type.isEmpty() && item.has("role") ? "message" : type) {
            case "message" -> message(item, path);
            case "function_call", "custom_tool_call", "local_shell_call" -> call((ObjectNode) item);
            case "function_call_output", "custom_tool_call_output", "local_shell_call_output" -> output(item, path);
            case "reasoning" -> reasoning(item);
            case "item_reference" ->
                throw new Untranslatable(path + ": this upstream stores nothing; send the item itself", path);
            case FunctionTools.AMONG_INPUT -> {
                // declared with the other tools
            }
            default -> request.drop(type + " items");
        }
    }

    private void message(JsonNode item, String path) {
        String speaker = Tree.text(item, "role");
        JsonNode parts = item.path("content");
        boolean told = speaker.equals("system") || speaker.equals("developer");
        if (told && !begun) {
            addText(system, ResponsesContent.text(parts));
        } else if (told) {
            addText(to("user"), "<developer>\n" + ResponsesContent.text(parts) + "\n</developer>");
        } else if (speaker.equals("assistant")) {
            addText(to("assistant"), ResponsesContent.text(parts));
        } else {
            ArrayNode blocks = ResponsesContent.blocks(parts, path + ".content");
            if (!blocks.isEmpty()) {
                to("user").addAll(blocks);
            }
        }
    }

    private void call(ObjectNode item) {
        ObjectNode function = FunctionTools.asFunctionCall(item);
        JsonNode arguments = Tree.parse(Tree.text(function, "arguments"));
        ObjectNode use = Tree.typed("tool_use").put("id", Tree.text(function, "id"));
        use.put("name", Tree.text(function, "name"));
        use.set("input", arguments.isObject() ? arguments : Tree.object().set("arguments", function.get("arguments")));
        to("assistant").add(use);
    }

    private void output(JsonNode item, String path) {
        String id = Tree.text(item, Tree.text(item, "call_id").isEmpty() ? "id" : "call_id");
        ObjectNode result = Tree.typed("tool_result").put("tool_use_id", Identifiers.call(id));
        JsonNode output = item.path("output");
        if (output.isArray()) {
            result.set("content", ResponsesContent.blocks(output, path + ".output"));
        } else {
            String text = output.isContainerNode() ? Tree.string(output) : output.asText("");
            result.put("content", text.isEmpty() ? "(no output)" : text);
        }
        to("user").add(result);
    }

    // only what Anthropic sealed goes back to it; all else it would refuse
    private void reasoning(JsonNode item) {
        String seal = Tree.text(item, "encrypted_content");
        ObjectNode block = request.context().dropReasoning() ? null : thinking(item, seal);
        if (block == null) {
            request.drop("reasoning items");
        } else {
            to("assistant").add(block);
        }
    }

    private static @Nullable ObjectNode thinking(JsonNode item, String seal) {
        if (!Seal.redacted(seal).isEmpty()) {
            return Tree.typed("redacted_thinking").put("data", Seal.redacted(seal));
        }
        if (Seal.anthropic(seal).isEmpty()) {
            return null;
        }
        String text = Tree.text(item.path("summary").path(0), "text");
        return Tree.typed("thinking").put("thinking", text).put("signature", Seal.anthropic(seal));
    }

    private ArrayNode to(String wanted) {
        if (!begun && wanted.equals("assistant")) {
            addText(to("user"), "(continued)");
        }
        begun = true;
        if (!role.equals(wanted)) {
            flush();
            role = wanted;
        }
        return content;
    }

    private void flush() {
        if (!content.isEmpty()) {
            messages.addObject().put("role", role).set("content", content);
            content = Tree.array();
        }
    }

    private static void addText(ArrayNode blocks, String text) {
        if (!text.isBlank()) {
            blocks.add(Tree.typed("text").put("text", text));
        }
    }
}
