package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes out of a Responses request what a certain upstream would refuse it for.
final class OpenAiLimits {
    /// What the Codex backend answers with "Unsupported parameter".
    static final List<String> REFUSED_BY_CODEX = List.of(
            "max_output_tokens",
            "max_completion_tokens",
            "max_tokens",
            "temperature",
            "top_p",
            "truncation",
            "user",
            "safety_identifier",
            "prompt_cache_options",
            "prompt_cache_retention",
            "stream_options",
            "previous_response_id",
            "context_management",
            "metadata",
            "background",
            "max_tool_calls",
            "conversation");

    private static final int MIN_OUTPUT_TOKENS = 16;

    private final ObjectNode body;
    private final Request request;

    private OpenAiLimits(ObjectNode body, Request request) {
        this.body = body;
        this.request = request;
    }

    /// The same body, changed.
    static ObjectNode apply(ObjectNode body, Request request) {
        OpenAiLimits limits = new OpenAiLimits(body, request);
        limits.effort();
        limits.remove("stop");
        if (request.upstream() == Dialect.CODEX) {
            limits.codex();
        } else {
            limits.openAi();
        }
        return body;
    }

    private void effort() {
        String model = Tree.text(body, "model");
        JsonNode reasoning = body.path("reasoning");
        String wanted = Tree.text(reasoning, "effort");
        String nearest = Effort.forOpenAi(model, request.upstream(), wanted.isEmpty() ? "medium" : wanted);
        if (nearest == null) {
            body.remove("reasoning");
            withoutEncryptedReasoning(body.get("include"));
        } else if (reasoning instanceof ObjectNode object && !wanted.isEmpty()) {
            object.put("effort", nearest);
            if (nearest.equals("none")) {
                object.remove("summary");
            }
        }
    }

    private void withoutEncryptedReasoning(@Nullable JsonNode include) {
        if (include instanceof ArrayNode list) {
            list.removeIf(entry -> entry.asText().equals("reasoning.encrypted_content"));
            if (list.isEmpty()) {
                body.remove("include");
            }
        }
    }

    private void codex() {
        REFUSED_BY_CODEX.forEach(this::remove);
        if (!Tree.text(body, "service_tier").equals("priority")) {
            body.remove("service_tier");
        }
        if (!body.hasNonNull("instructions")) {
            body.put("instructions", "");
        }
        body.put("store", false).put("stream", true);
    }

    private void openAi() {
        if (Tree.text(body, "instructions").isEmpty()) {
            body.remove("instructions");
        }
        if (body.path("max_output_tokens").isNumber()) {
            int tokens = body.path("max_output_tokens").asInt();
            body.put("max_output_tokens", Math.max(MIN_OUTPUT_TOKENS, tokens));
        }
        if (Effort.isOpenAiReasoning(Tree.text(body, "model"))) {
            remove("temperature");
            remove("top_p");
        }
    }

    private void remove(String field) {
        if (body.remove(field) != null) {
            request.drop(field);
        }
    }
}
