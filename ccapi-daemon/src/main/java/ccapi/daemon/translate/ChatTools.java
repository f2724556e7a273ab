package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Chat tools and tool choice as Responses tools.
final class ChatTools {
    private final ObjectNode body;
    private final Request request;
    private final ArrayNode tools = Tree.array();

    ChatTools(ObjectNode body, Request request) {
        this.body = body;
        this.request = request;
    }

    /// Sets `tools` and `tool_choice`.
    void translate(ObjectNode out) {
        for (ObjectNode tool : Tree.objects(body.path("tools"))) {
            switch (Tree.text(tool, "type")) {
                case "function" -> function(tool.path("function"));
                case "custom" -> custom(tool.path("custom"));
                default -> request.drop("tools (" + Tree.text(tool, "type") + ")");
            }
        }
        Tree.objects(body.path("functions")).forEach(this::function);
        if (body.hasNonNull("web_search_options")) {
            tools.addObject().put("type", "web_search");
        }
        if (!tools.isEmpty()) {
            out.set("tools", tools);
            choice(body.path(body.has("function_call") ? "function_call" : "tool_choice"), out);
        }
    }

    private void function(JsonNode function) {
        ObjectNode tool = tools.addObject().put("type", "function");
        tool.put("name", request.names().declare(ClientTool.function(Tree.text(function, "name"))));
        Tree.copy(function.get("description"), tool, "description");
        JsonNode parameters = function.path("parameters");
        tool.set(
                "parameters",
                parameters.isObject() ? parameters : Tree.typed("object").set("properties", Tree.object()));
        tool.put("strict", function.path("strict").asBoolean());
    }

    private void custom(JsonNode custom) {
        ObjectNode tool = tools.addObject().put("type", "custom");
        tool.put("name", request.names().declare(ClientTool.function(Tree.text(custom, "name"))));
        Tree.copy(custom.get("description"), tool, "description");
        JsonNode format = custom.path("format");
        if (format.path("grammar") instanceof ObjectNode grammar) {
            ObjectNode flat = tool.putObject("format").put("type", "grammar");
            grammar.properties().forEach(field -> flat.set(field.getKey(), field.getValue()));
        } else {
            Tree.copy(format, tool, "format");
        }
    }

    private static void choice(JsonNode choice, ObjectNode out) {
        if (choice.isTextual()) {
            out.set("tool_choice", choice);
            return;
        }
        switch (Tree.text(choice, "type")) {
            case "function", "custom" -> {
                String type = Tree.text(choice, "type");
                named(type, Tree.text(choice.path(type), "name"), out.putObject("tool_choice"));
            }
            case "allowed_tools" -> {
                JsonNode allowed = choice.path("allowed_tools");
                ObjectNode node = out.putObject("tool_choice").put("type", "allowed_tools");
                node.put("mode", Tree.text(allowed, "mode"));
                ArrayNode names = node.putArray("tools");
                for (ObjectNode tool : Tree.objects(allowed.path("tools"))) {
                    String type = Tree.text(tool, "type");
                    named(type, Tree.text(tool.path(type), "name"), names.addObject());
                }
            }
            default -> {
                // the old `function_call: {name}`
                if (choice.has("name")) {
                    named("function", Tree.text(choice, "name"), out.putObject("tool_choice"));
                }
            }
        }
    }

    private static void named(String type, String name, ObjectNode node) {
        node.put("type", type).put("name", ToolNames.upstream("", name));
    }
}
