package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// A Responses client's tools as plain functions, for upstreams that know nothing else: free-text tools get one
/// property, the built-in shell its fields, and a namespace becomes a part of the name.
final class FunctionTools {
    /// Type of an input item that declares tools.
    static final String AMONG_INPUT = "additional_tools";

    /// A function as every provider takes it.
    record Function(String name, String description, ObjectNode parameters) {}

    private final Request request;
    private final List<Function> functions = new ArrayList<>();
    private boolean searches;

    /// @param body of the request: newer clients declare their tools in an item of the input
    FunctionTools(Request request, JsonNode body) {
        this.request = request;
        Tree.objects(body.path("tools")).forEach(tool -> add("", tool));
        for (ObjectNode item : Tree.objects(body.path("input"))) {
            if (Tree.text(item, "type").equals(AMONG_INPUT)) {
                Tree.objects(item.path("tools")).forEach(tool -> add("", tool));
            }
        }
    }

    List<Function> functions() {
        return functions;
    }

    /// Whether the client wants the upstream to search the web.
    boolean searches() {
        return searches;
    }

    private void add(String namespace, ObjectNode tool) {
        String type = Tree.text(tool, "type");
        String name = Tree.text(tool, "name");
        switch (type) {
            case "function" -> function(new ClientTool(name, namespace, ClientTool.Kind.FUNCTION), tool, schema(tool));
            case "custom" -> {
                ObjectNode schema = ClientSchemas.freeText("The whole input of the tool, as plain text.");
                function(new ClientTool(name, namespace, ClientTool.Kind.CUSTOM), tool, schema);
            }
            case "local_shell" -> {
                tool.put("description", "Runs a command on the user's machine.");
                ClientTool shell = new ClientTool(type, namespace, ClientTool.Kind.LOCAL_SHELL);
                function(shell, tool, ClientSchemas.localShell());
            }
            case "namespace" -> Tree.objects(tool.path("tools")).forEach(inner -> add(name, inner));
            case "web_search", "web_search_preview" -> search(tool);
            default -> request.drop("tools (" + type + ")");
        }
    }

    private void function(ClientTool tool, ObjectNode declaration, ObjectNode schema) {
        String name = request.names().declare(tool);
        String grammar = Tree.text(declaration.path("format"), "definition");
        String description = Tree.text(declaration, "description");
        if (!grammar.isEmpty()) {
            description = (description + "\n\nThe input must follow this grammar:\n" + grammar).strip();
        }
        if (functions.stream().noneMatch(function -> function.name().equals(name))) {
            functions.add(new Function(name, description, schema));
        }
    }

    private static ObjectNode schema(ObjectNode tool) {
        ObjectNode schema = tool.path("parameters") instanceof ObjectNode object ? object : Tree.object();
        schema.put("type", "object");
        if (!schema.path("properties").isObject()) {
            schema.putObject("properties");
        }
        return schema;
    }

    // without access to the web it is a look into a provider's own cache, which no other provider has
    private void search(ObjectNode tool) {
        boolean live = tool.path("external_web_access").asBoolean(true);
        searches |= live;
        if (!live) {
            request.drop("tools (web_search)");
        }
    }

    /// A call of the client's history as name and input of a function call.
    static ObjectNode asFunctionCall(ObjectNode call) {
        return switch (Tree.text(call, "type")) {
            case "custom_tool_call" -> {
                ObjectNode input = Tree.object().put("input", Tree.text(call, "input"));
                yield function(call, Tree.text(call, "name"), Tree.string(input));
            }
            case "local_shell_call" -> {
                ObjectNode input = Tree.object();
                JsonNode action = call.path("action");
                for (String field : List.of("command", "working_directory", "timeout_ms")) {
                    Tree.copy(action.get(field), input, field);
                }
                yield function(call, "local_shell", Tree.string(input));
            }
            default -> function(call, Tree.text(call, "name"), Tree.text(call, "arguments"));
        };
    }

    private static ObjectNode function(ObjectNode call, String name, String arguments) {
        String id = Tree.text(call, Tree.text(call, "call_id").isEmpty() ? "id" : "call_id");
        return Tree.object()
                .put("id", Identifiers.call(id))
                .put("name", ToolNames.upstream(Tree.text(call, "namespace"), name))
                .put("arguments", arguments.isBlank() ? "{}" : arguments);
    }

    /// The upstream's name for what a `tool_choice` names; empty when it names no function.
    static String chosen(JsonNode choice) {
        return switch (Tree.text(choice, "type")) {
            case "function", "custom" -> ToolNames.upstream(Tree.text(choice, "namespace"), Tree.text(choice, "name"));
            case "local_shell" -> "local_shell";
            default -> "";
        };
    }

    /// The mode of a `tool_choice`: `auto`, `none`, `required`, or empty when it names a tool.
    static String mode(JsonNode choice) {
        if (choice.isTextual()) {
            return choice.asText();
        }
        return Tree.text(choice, "type").equals("allowed_tools") ? Tree.text(choice, "mode") : "";
    }
}
