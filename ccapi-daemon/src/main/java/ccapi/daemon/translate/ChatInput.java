package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Chat messages as Responses items.
final class ChatInput {
    private final ArrayNode items = Tree.array();
    private String lastFunctionCall = "";

    ArrayNode items() {
        return items;
    }

    /// The next message.
    void message(JsonNode message, String path) {
        switch (Tree.text(message, "role")) {
            case "system", "developer" -> said("developer", message.path("content"), path);
            case "user" -> said("user", message.path("content"), path);
            case "assistant" -> assistant(message);
            case "tool" -> output(Tree.text(message, "tool_call_id"), message.path("content"), path);
            case "function" -> output(lastFunctionCall, message.path("content"), path);
            default ->
                throw new Untranslatable(
                        path + ".role must be system, developer, user, assistant or tool", path + ".role");
        }
    }

    private void said(String role, JsonNode content, String path) {
        ArrayNode parts = parts(content, path);
        if (!parts.isEmpty()) {
            ObjectNode item = Tree.typed("message").put("role", role);
            item.set("content", parts);
            items.add(item);
        }
    }

    private static ArrayNode parts(JsonNode content, String path) {
        ArrayNode parts = Tree.array();
        if (content.isTextual() && !content.asText().isEmpty()) {
            parts.add(Tree.typed("input_text").put("text", content.asText()));
        }
        int n = 0;
        for (ObjectNode part : Tree.objects(content)) {
            parts.add(part(part, path + ".content." + n++));
        }
        return parts;
    }

    private static ObjectNode part(ObjectNode part, String path) {
        return switch (Tree.text(part, "type")) {
            case "text" -> Tree.typed("input_text").put("text", Tree.text(part, "text"));
            case "image_url" -> {
                JsonNode image = part.path("image_url");
                String url = image.isTextual() ? image.asText() : Tree.text(image, "url");
                ObjectNode node = Tree.typed("input_image").put("image_url", url);
                Tree.copy(image.get("detail"), node, "detail");
                yield node;
            }
            case "file" -> {
                ObjectNode node = Tree.typed("input_file");
                part.path("file").properties().forEach(field -> node.set(field.getKey(), field.getValue()));
                yield node;
            }
            default ->
                throw new Untranslatable(
                        path + ": parts of type \"" + Tree.text(part, "type") + "\" cannot be sent to this upstream",
                        path);
        };
    }

    private void assistant(JsonNode message) {
        ArrayNode parts = Tree.array();
        JsonNode content = message.path("content");
        addText(parts, content.isTextual() ? content.asText() : "");
        for (ObjectNode part : Tree.objects(content)) {
            addText(parts, Tree.text(part, part.has("refusal") ? "refusal" : "text"));
        }
        addText(parts, Tree.text(message, "refusal"));
        if (!parts.isEmpty()) {
            ObjectNode item = Tree.typed("message").put("role", "assistant");
            item.set("content", parts);
            items.add(item);
        }
        Tree.objects(message.path("tool_calls")).forEach(this::call);
        if (message.path("function_call") instanceof ObjectNode old) {
            lastFunctionCall = "call_" + items.size();
            items.add(call(lastFunctionCall, old));
        }
    }

    private void call(ObjectNode call) {
        String id = Identifiers.call(Tree.text(call, "id"));
        if (call.path("custom") instanceof ObjectNode custom) {
            items.add(Tree.typed("custom_tool_call")
                    .put("call_id", id)
                    .put("name", ToolNames.upstream("", Tree.text(custom, "name")))
                    .put("input", Tree.text(custom, "input")));
        } else {
            items.add(call(id, call.path("function")));
        }
    }

    private static ObjectNode call(String id, JsonNode function) {
        JsonNode arguments = function.path("arguments");
        String text = arguments.isObject() ? Tree.string(arguments) : arguments.asText("");
        return Tree.typed("function_call")
                .put("call_id", id)
                .put("name", ToolNames.upstream("", Tree.text(function, "name")))
                .put("arguments", text.isBlank() ? "{}" : text);
    }

    private void output(String id, JsonNode content, String path) {
        ObjectNode item = Tree.typed("function_call_output").put("call_id", Identifiers.call(id));
        ArrayNode parts = parts(content, path);
        boolean onlyText = parts.valueStream().allMatch(part -> part.has("text"));
        if (onlyText) {
            item.put("output", String.join("\n", parts.findValuesAsText("text")));
        } else {
            item.set("output", parts);
        }
        items.add(item);
    }

    private static void addText(ArrayNode parts, String text) {
        if (!text.isEmpty()) {
            parts.add(Tree.typed("output_text").put("text", text));
        }
    }
}
