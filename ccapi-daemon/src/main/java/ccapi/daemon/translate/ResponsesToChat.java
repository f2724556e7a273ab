package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A Responses request as a Chat Completions request, kept to what compatible servers know.
final class ResponsesToChat {
    private static final List<String> WITHOUT_EQUAL = List.of(
            "truncation", "max_tool_calls", "metadata", "user", "safety_identifier", "background", "service_tier");

    private final ObjectNode body;
    private final Request request;
    private final ObjectNode out = Tree.object();

    private ResponsesToChat(ObjectNode body, Request request) {
        this.body = body;
        this.request = request;
    }

    static ObjectNode translate(ObjectNode body, Request request) {
        return new ResponsesToChat(body, request).translate();
    }

    private ObjectNode translate() {
        for (String field : List.of("previous_response_id", "conversation", "prompt")) {
            if (body.hasNonNull(field)) {
                throw new Untranslatable(field + ": this upstream stores nothing; send the whole conversation", field);
            }
        }
        String model = request.context().upstreamModel();
        out.put("model", model);
        out.set("messages", new ChatMessages(body, request).messages());
        tools();
        boolean reasoning = Effort.isOpenAiReasoning(model);
        Tree.copy(body.get("max_output_tokens"), out, reasoning ? "max_completion_tokens" : "max_tokens");
        String effort = Tree.text(body.path("reasoning"), "effort");
        if (!effort.isEmpty() && reasoning) {
            out.put("reasoning_effort", Effort.forOpenAi(model, Dialect.CHAT, effort));
        }
        for (String field : List.of("temperature", "top_p", "stop")) {
            if (reasoning && body.hasNonNull(field)) {
                request.drop(field);
            } else {
                Tree.copy(body.get(field), out, field);
            }
        }
        format();
        WITHOUT_EQUAL.stream().filter(body::hasNonNull).forEach(request::drop);
        if (body.path("stream").asBoolean()) {
            out.put("stream", true).putObject("stream_options").put("include_usage", true);
        }
        return out;
    }

    private void tools() {
        FunctionTools tools = new FunctionTools(request, body);
        if (tools.searches()) {
            request.drop("tools (web_search)");
        }
        if (tools.functions().isEmpty()) {
            return;
        }
        ArrayNode list = out.putArray("tools");
        for (FunctionTools.Function function : tools.functions()) {
            ObjectNode node = list.addObject().put("type", "function").putObject("function");
            node.put("name", function.name());
            if (!function.description().isEmpty()) {
                node.put("description", function.description());
            }
            node.set("parameters", function.parameters());
        }
        JsonNode choice = body.path("tool_choice");
        String named = FunctionTools.chosen(choice);
        if (!named.isEmpty()) {
            out.putObject("tool_choice")
                    .put("type", "function")
                    .putObject("function")
                    .put("name", named);
        } else if (!FunctionTools.mode(choice).isEmpty()) {
            out.put("tool_choice", FunctionTools.mode(choice));
        }
        if (!body.path("parallel_tool_calls").asBoolean(true)) {
            out.put("parallel_tool_calls", false);
        }
    }

    private void format() {
        JsonNode format = body.path("text").path("format");
        switch (Tree.text(format, "type")) {
            case "json_schema" -> {
                ObjectNode schema = out.putObject("response_format")
                        .put("type", "json_schema")
                        .putObject("json_schema");
                for (String field : List.of("name", "description", "schema", "strict")) {
                    Tree.copy(format.get(field), schema, field);
                }
            }
            case "json_object" -> out.putObject("response_format").put("type", "json_object");
            default -> {}
        }
    }
}
