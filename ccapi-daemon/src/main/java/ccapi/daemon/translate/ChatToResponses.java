package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A Chat Completions request as a Responses request, in its widest form.
final class ChatToResponses {
    private static final List<String> AS_THEY_ARE =
            List.of("temperature", "top_p", "stop", "parallel_tool_calls", "service_tier", "prompt_cache_key");
    private static final List<String> WITHOUT_EQUAL = List.of(
            "logprobs",
            "top_logprobs",
            "logit_bias",
            "presence_penalty",
            "frequency_penalty",
            "seed",
            "modalities",
            "audio",
            "prediction",
            "metadata",
            "user",
            "safety_identifier");

    private final ObjectNode body;
    private final Request request;
    private final ObjectNode out = Tree.object();

    private ChatToResponses(ObjectNode body, Request request) {
        this.body = body;
        this.request = request;
    }

    static ObjectNode translate(ObjectNode body, Request request) {
        return new ChatToResponses(body, request).translate();
    }

    private ObjectNode translate() {
        if (body.path("n").asInt(1) > 1) {
            throw new Untranslatable("n: this upstream gives one choice at a time", "n");
        }
        out.put("model", request.context().upstreamModel());
        out.set("input", input());
        new ChatTools(body, request).translate(out);
        reasoning();
        format();
        for (String limit : List.of("max_tokens", "max_completion_tokens")) {
            Tree.copy(body.get(limit), out, "max_output_tokens");
        }
        AS_THEY_ARE.forEach(field -> Tree.copy(body.get(field), out, field));
        if (!out.has("prompt_cache_key") && !request.context().cacheKey().isEmpty()) {
            out.put("prompt_cache_key", request.context().cacheKey());
        }
        WITHOUT_EQUAL.stream().filter(body::hasNonNull).forEach(request::drop);
        out.put("store", false).put("stream", body.path("stream").asBoolean());
        return out;
    }

    private ArrayNode input() {
        JsonNode messages = body.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            throw new Untranslatable("messages must be a list with at least one message", "messages");
        }
        ChatInput input = new ChatInput();
        for (int i = 0; i < messages.size(); i++) {
            input.message(messages.path(i), "messages." + i);
        }
        return CallOrder.tidy(input.items());
    }

    private void reasoning() {
        String effort = Tree.text(body, "reasoning_effort");
        if (!effort.isEmpty()) {
            out.putObject("reasoning").put("effort", effort);
        }
        out.withArrayProperty("include").add("reasoning.encrypted_content");
    }

    private void format() {
        JsonNode format = body.path("response_format");
        ObjectNode text = Tree.object();
        switch (Tree.text(format, "type")) {
            case "json_schema" -> {
                ObjectNode schema = Tree.typed("json_schema");
                format.path("json_schema").properties().forEach(field -> schema.set(field.getKey(), field.getValue()));
                text.set("format", schema);
            }
            case "json_object" -> text.set("format", Tree.typed("json_object"));
            default -> {}
        }
        Tree.copy(body.get("verbosity"), text, "verbosity");
        if (!text.isEmpty()) {
            out.set("text", text);
        }
    }
}
