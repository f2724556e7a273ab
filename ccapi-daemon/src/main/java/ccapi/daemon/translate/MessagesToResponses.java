package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/// An Anthropic request as a Responses request.
///
/// The result is the widest form: what a certain upstream refuses is taken out afterwards, see [OpenAiLimits].
final class MessagesToResponses {
    // what is carried below, or loses nothing when it is left out
    private static final Set<String> CARRIED = Set.of(
            "model",
            "messages",
            "system",
            "tools",
            "tool_choice",
            "thinking",
            "output_config",
            "output_format",
            "stream",
            "max_tokens",
            "temperature",
            "top_p",
            "stop_sequences",
            "speed",
            "cache_control",
            "service_tier");

    private final ObjectNode body;
    private final Request request;
    private final ObjectNode out = Tree.object();

    private MessagesToResponses(ObjectNode body, Request request) {
        this.body = body;
        this.request = request;
    }

    static ObjectNode translate(ObjectNode body, Request request) {
        return new MessagesToResponses(body, request).translate();
    }

    private ObjectNode translate() {
        out.put("model", request.context().upstreamModel()).put("instructions", "");
        out.set("input", input());
        new MessagesTools(body, request).translate(out);
        reasoning();
        format();
        limits();
        if (Tree.text(body, "speed").equals("fast")) {
            out.put("service_tier", "priority");
        }
        if (!request.context().cacheKey().isEmpty()) {
            out.put("prompt_cache_key", request.context().cacheKey());
        }
        out.put("store", false).put("stream", body.path("stream").asBoolean());
        body.properties().forEach(field -> {
            if (!CARRIED.contains(field.getKey()) && !isEmpty(field.getValue())) {
                request.drop(field.getKey());
            }
        });
        return out;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || (value.isContainerNode() && value.isEmpty());
    }

    private ArrayNode input() {
        JsonNode messages = body.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            throw new Untranslatable("messages must be a list with at least one message", "messages");
        }
        MessagesInput input = new MessagesInput(request);
        input.system(body.path("system"));
        for (int i = 0; i < messages.size(); i++) {
            input.message(messages.path(i), i);
        }
        return CallOrder.tidy(input.items());
    }

    private void reasoning() {
        JsonNode thinking = body.path("thinking");
        String type = Tree.text(thinking, "type");
        String effort = Tree.text(body.path("output_config"), "effort");
        if (type.isEmpty() && effort.isEmpty()) {
            return;
        }
        ObjectNode reasoning = Tree.object();
        reasoning.put(
                "effort",
                switch (type) {
                    case "disabled" -> "none";
                    case "enabled" ->
                        effort.isEmpty()
                                ? Effort.ofBudget(thinking.path("budget_tokens").asLong())
                                : effort;
                    default -> effort.isEmpty() ? "medium" : effort;
                });
        boolean visible = !type.isEmpty() && !type.equals("disabled");
        if (visible && !Tree.text(thinking, "display").equals("omitted")) {
            reasoning.put("summary", "auto");
        }
        out.set("reasoning", reasoning);
    }

    private void format() {
        JsonNode format = body.path("output_config").path("format");
        format = format.isObject() ? format : body.path("output_format");
        if (Tree.text(format, "type").equals("json_schema")) {
            ObjectNode schema = out.putObject("text").putObject("format").put("type", "json_schema");
            schema.put("name", "output").set("schema", format.path("schema"));
            schema.put("strict", true);
        }
        if (body.path("output_config").has("task_budget")) {
            request.drop("output_config.task_budget");
        }
    }

    private void limits() {
        Tree.copy(body.get("max_tokens"), out, "max_output_tokens");
        Tree.copy(body.get("temperature"), out, "temperature");
        Tree.copy(body.get("top_p"), out, "top_p");
        if (!body.path("stop_sequences").isEmpty()) {
            out.set("stop", body.path("stop_sequences"));
        }
    }
}
