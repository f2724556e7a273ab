package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Anthropic's system prompt and messages as Responses items, in the order they came: it is the cached prefix.
final class MessagesInput {
    // changes with every request, so it would ruin the cache of an upstream that it means nothing to
    private static final String BILLING = "x-anthropic-billing-header:";
    private static final String NO_OUTPUT = "(no output)";

    private final Request request;
    private final ArrayNode items = Tree.array();

    MessagesInput(Request request) {
        this.request = request;
    }

    ArrayNode items() {
        return items;
    }

    /// The system prompt, as one developer message in front.
    void system(JsonNode system) {
        ArrayNode parts = Tree.array();
        if (system.isTextual()) {
            addText(parts, "input_text", system.asText());
        }
        for (ObjectNode block : Tree.objects(system)) {
            String text = Tree.text(block, "text");
            if (!text.startsWith(BILLING)) {
                addText(parts, "input_text", text);
            }
        }
        addMessage("developer", parts);
    }

    /// The n-th message.
    void message(JsonNode message, int n) {
        String path = "messages." + n;
        JsonNode content = message.path("content");
        if (!content.isTextual() && !content.isArray()) {
            throw new Untranslatable(path + ".content must be a text or a list of blocks", path + ".content");
        }
        switch (Tree.text(message, "role")) {
            case "user" -> user("user", content, path);
            case "system", "developer" -> user("developer", content, path);
            case "assistant" -> assistant(content);
            default -> throw new Untranslatable(path + ".role must be user, assistant or system", path + ".role");
        }
    }

    // results stand before the text that came with them: they answer calls, and nothing may come between
    private void user(String role, JsonNode content, String path) {
        ArrayNode parts = Tree.array();
        if (content.isTextual()) {
            addText(parts, "input_text", content.asText());
        }
        for (int i = 0; i < content.size(); i++) {
            String at = path + ".content." + i;
            if (content.path(i) instanceof ObjectNode block) {
                if (Tree.text(block, "type").equals("tool_result")) {
                    items.add(result(block, at));
                } else {
                    parts.addAll(MessagesContent.parts(block, at, request));
                }
            }
        }
        addMessage(role, parts);
    }

    private ObjectNode result(ObjectNode block, String path) {
        String id = Identifiers.call(Tree.text(block, "tool_use_id"));
        ObjectNode item = Tree.typed("function_call_output").put("call_id", id);
        JsonNode content = block.path("content");
        boolean failed = block.path("is_error").asBoolean();
        ArrayNode parts = Tree.array();
        if (content.isTextual()) {
            addText(parts, "input_text", content.asText());
        }
        int n = 0;
        for (ObjectNode part : Tree.objects(content)) {
            parts.addAll(MessagesContent.parts(part, path + ".content." + n++, request));
        }
        boolean onlyText = parts.valueStream().allMatch(part -> part.has("text"));
        if (!onlyText) {
            if (failed) {
                parts.insert(0, Tree.typed("input_text").put("text", "Error:"));
            }
            item.set("output", parts);
            return item;
        }
        String text = String.join("\n", parts.findValuesAsText("text"));
        text = text.isEmpty() ? NO_OUTPUT : text;
        return item.put("output", failed ? "Error: " + text : text);
    }

    private void assistant(JsonNode content) {
        ArrayNode parts = Tree.array();
        if (content.isTextual()) {
            addText(parts, "output_text", content.asText());
        }
        for (ObjectNode block : Tree.objects(content)) {
            switch (Tree.text(block, "type")) {
                case "text" -> addText(parts, "output_text", Tree.text(block, "text"));
                case "compaction" -> addText(parts, "output_text", Tree.text(block, "content"));
                case "thinking" -> {
                    parts = flush(parts);
                    thinking(block);
                }
                case "tool_use" -> {
                    parts = flush(parts);
                    items.add(call(block));
                }
                // what a server ran for another model; its results are in the text
                default -> request.drop(Tree.text(block, "type") + " blocks");
            }
        }
        flush(parts);
    }

    private ArrayNode flush(ArrayNode parts) {
        addMessage("assistant", parts);
        return Tree.array();
    }

    private void thinking(ObjectNode block) {
        String encrypted = Seal.openAi(Tree.text(block, "signature"));
        if (encrypted.isEmpty() || request.context().dropReasoning()) {
            request.drop("thinking blocks");
            return;
        }
        ObjectNode item = Tree.typed("reasoning");
        item.putArray("summary");
        items.add(item.put("encrypted_content", encrypted));
    }

    private static ObjectNode call(ObjectNode block) {
        JsonNode input = block.path("input");
        return Tree.typed("function_call")
                .put("call_id", Identifiers.call(Tree.text(block, "id")))
                .put("name", ToolNames.upstream("", Tree.text(block, "name")))
                .put("arguments", input.isObject() ? Tree.string(input) : "{}");
    }

    private void addMessage(String role, ArrayNode parts) {
        if (!parts.isEmpty()) {
            ObjectNode message = Tree.typed("message").put("role", role);
            message.set("content", parts);
            items.add(message);
        }
    }

    private static void addText(ArrayNode parts, String type, String text) {
        if (!text.isEmpty()) {
            parts.add(Tree.typed(type).put("text", text));
        }
    }

    /// The texts of a list of blocks.
    static String joined(List<ObjectNode> blocks) {
        return String.join(
                "\n", blocks.stream().map(block -> Tree.text(block, "text")).toList());
    }
}
