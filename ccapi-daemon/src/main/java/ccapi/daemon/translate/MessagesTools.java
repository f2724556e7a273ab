package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Anthropic's tools and tool choice as Responses tools.
final class MessagesTools {
    private static final String WEB_SEARCH = "web_search";

    private final ObjectNode body;
    private final Request request;
    private final ArrayNode tools = Tree.array();
    private final Set<String> declared = new HashSet<>();
    private boolean searches;

    MessagesTools(ObjectNode body, Request request) {
        this.body = body;
        this.request = request;
    }

    /// Sets `tools`, `tool_choice`, `parallel_tool_calls` and `include`.
    void translate(ObjectNode out) {
        List<ObjectNode> all = Tree.objects(body.path("tools"));
        for (int i = 0; i < all.size(); i++) {
            tool(all.get(i), i);
        }
        if (!tools.isEmpty()) {
            out.set("tools", tools);
            choice(out);
        }
        ArrayNode include = out.putArray("include").add("reasoning.encrypted_content");
        if (searches) {
            include.add("web_search_call.action.sources");
        }
    }

    private void tool(ObjectNode tool, int n) {
        String type = Tree.text(tool, "type");
        if (type.isEmpty() || type.equals("custom")) {
            function(tool, tool.path("input_schema"));
        } else if (type.startsWith(WEB_SEARCH)) {
            search(tool);
        } else if (type.startsWith("bash_")) {
            function(tool, ClientSchemas.bash());
        } else if (type.startsWith("text_editor_")) {
            function(tool, ClientSchemas.textEditor());
        } else if (type.startsWith("memory_")) {
            function(tool, ClientSchemas.memory());
        } else if (type.startsWith("computer_")) {
            throw new Untranslatable("tools." + n + ": computer use cannot be carried to this upstream", "tools." + n);
        } else if (tool.path("input_schema").isObject()) {
            function(tool, tool.path("input_schema"));
        } else {
            request.drop("tools." + n + " (" + type + ")");
        }
    }

    private void function(ObjectNode tool, JsonNode schema) {
        String name = request.names().declare(ClientTool.function(Tree.text(tool, "name")));
        if (!declared.add(name)) {
            return;
        }
        ObjectNode function = tools.addObject().put("type", "function").put("name", name);
        String description = Tree.text(tool, "description");
        if (!description.isEmpty()) {
            function.put("description", description);
        }
        function.set("parameters", parameters(schema));
        // when this is missing the upstream turns it on and rewrites the schema
        function.put("strict", false);
    }

    // a schema without properties is refused
    private static ObjectNode parameters(JsonNode schema) {
        ObjectNode parameters = schema instanceof ObjectNode object ? object.deepCopy() : Tree.object();
        parameters.remove("$schema");
        parameters.put("type", "object");
        if (!parameters.path("properties").isObject()) {
            parameters.putObject("properties");
        }
        return parameters;
    }

    private void search(ObjectNode tool) {
        searches = true;
        ObjectNode search = tools.addObject().put("type", WEB_SEARCH);
        if (!tool.path("allowed_domains").isEmpty()) {
            search.putObject("filters").set("allowed_domains", tool.path("allowed_domains"));
        }
        Tree.copy(tool.get("user_location"), search, "user_location");
        for (String field : List.of("max_uses", "blocked_domains")) {
            if (tool.hasNonNull(field)) {
                request.drop(WEB_SEARCH + "." + field);
            }
        }
    }

    private void choice(ObjectNode out) {
        JsonNode choice = body.path("tool_choice");
        switch (Tree.text(choice, "type")) {
            case "any" -> out.put("tool_choice", "required");
            case "none" -> out.put("tool_choice", "none");
            case "tool" -> named(Tree.text(choice, "name"), out);
            default -> out.put("tool_choice", "auto");
        }
        out.put("parallel_tool_calls", !choice.path("disable_parallel_tool_use").asBoolean());
    }

    private void named(String tool, ObjectNode out) {
        String name = ToolNames.upstream("", tool);
        if (declared.contains(name)) {
            out.putObject("tool_choice").put("type", "function").put("name", name);
        } else if (searches && tool.equals(WEB_SEARCH)) {
            out.putObject("tool_choice").put("type", WEB_SEARCH);
        } else {
            out.put("tool_choice", "auto");
        }
    }
}
