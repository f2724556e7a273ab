package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A Responses request as an Anthropic request.
final class ResponsesToMessages {
    // what Claude Code asks for; Anthropic insists on a number
    private static final int DEFAULT_MAX_TOKENS = 32_000;
    private static final List<String> WITHOUT_EQUAL = List.of(
            "truncation", "max_tool_calls", "metadata", "user", "safety_identifier", "background", "service_tier");

    private final ObjectNode body;
    private final Request request;
    private final String model;
    private final ObjectNode out = Tree.object();

    private ResponsesToMessages(ObjectNode body, Request request) {
        this.body = body;
        this.request = request;
        this.model = request.context().upstreamModel();
    }

    static ObjectNode translate(ObjectNode body, Request request) {
        return new ResponsesToMessages(body, request).translate();
    }

    private ObjectNode translate() {
        for (String field : List.of("previous_response_id", "conversation", "prompt")) {
            if (body.hasNonNull(field)) {
                throw new Untranslatable(field + ": this upstream stores nothing; send the whole conversation", field);
            }
        }
        out.put("model", model).put("max_tokens", body.path("max_output_tokens").asInt(DEFAULT_MAX_TOKENS));
        ResponsesInput input = new ResponsesInput(body, request);
        if (!input.system().isEmpty()) {
            out.set("system", input.system());
        }
        out.set("messages", input.messages());
        boolean forced = tools();
        reasoning(forced, input.inToolLoop());
        format();
        sampling();
        if (body.path("stop").isTextual()) {
            out.putArray("stop_sequences").add(body.path("stop"));
        } else {
            Tree.copy(body.get("stop"), out, "stop_sequences");
        }
        WITHOUT_EQUAL.stream().filter(body::hasNonNull).forEach(request::drop);
        CacheMarks.set(out);
        return out.put("stream", body.path("stream").asBoolean());
    }

    /// Whether the model is forced to call a tool.
    private boolean tools() {
        FunctionTools tools = new FunctionTools(request, body);
        ArrayNode list = Tree.array();
        for (FunctionTools.Function function : tools.functions()) {
            ObjectNode tool = list.addObject().put("name", function.name());
            if (!function.description().isEmpty()) {
                tool.put("description", function.description());
            }
            tool.set("input_schema", function.parameters());
        }
        if (tools.searches()) {
            list.addObject().put("type", "web_search_20250305").put("name", "web_search");
        }
        if (list.isEmpty()) {
            return false;
        }
        out.set("tools", list);
        ObjectNode choice = choice();
        if (!body.path("parallel_tool_calls").asBoolean(true)
                && !Tree.text(choice, "type").equals("none")) {
            choice.put("disable_parallel_tool_use", true);
        }
        out.set("tool_choice", choice);
        return List.of("any", "tool").contains(Tree.text(choice, "type"));
    }

    private ObjectNode choice() {
        JsonNode choice = body.path("tool_choice");
        String named = FunctionTools.chosen(choice);
        if (!named.isEmpty()) {
            return Tree.typed("tool").put("name", named);
        }
        return switch (FunctionTools.mode(choice)) {
            case "required" -> Tree.typed("any");
            case "none" -> Tree.typed("none");
            default -> Tree.typed("auto");
        };
    }

    // a budget is refused with a forced tool, and in the middle of a tool loop without the thinking that led into it
    private void reasoning(boolean forced, boolean inToolLoop) {
        JsonNode reasoning = body.path("reasoning");
        String effort = Tree.text(reasoning, "effort");
        if (!reasoning.isObject() || effort.equals("none")) {
            return;
        }
        effort = effort.isEmpty() ? "medium" : effort;
        if (Effort.isAdaptive(model)) {
            boolean shown = !Tree.text(reasoning, "summary").isEmpty();
            out.putObject("thinking").put("type", "adaptive").put("display", shown ? "summarized" : "omitted");
            out.putObject("output_config").put("effort", Effort.forClaude(model, effort));
        } else if (!forced && !inToolLoop && Effort.thinks(model)) {
            int budget = Math.min(Effort.budget(effort), out.path("max_tokens").asInt() / 2);
            if (budget >= Effort.budget("low")) {
                out.putObject("thinking").put("type", "enabled").put("budget_tokens", budget);
            }
        }
    }

    private void format() {
        JsonNode format = body.path("text").path("format");
        switch (Tree.text(format, "type")) {
            case "json_schema" -> {
                ObjectNode schema = out.withObjectProperty("output_config").putObject("format");
                schema.put("type", "json_schema").set("schema", format.path("schema"));
            }
            case "json_object" -> request.drop("text.format");
            default -> {}
        }
    }

    // newer models refuse these, and thinking does
    private void sampling() {
        boolean refused = Effort.refusesSampling(model) || out.has("thinking");
        for (String field : List.of("temperature", "top_p")) {
            if (body.hasNonNull(field)) {
                if (refused || (field.equals("top_p") && out.has("temperature"))) {
                    request.drop(field);
                } else {
                    out.set(field, body.get(field));
                }
            }
        }
    }
}
