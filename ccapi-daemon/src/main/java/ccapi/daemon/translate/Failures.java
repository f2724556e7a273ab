package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads upstream errors of every dialect, from HTTP bodies and from inside streams.
///
/// Shapes met: Anthropic's and OpenAI's `error` object, `error` as text, Codex's `detail`, a flat `code` and
/// `message`, `response.error`, HTML from something in between, and nothing at all.
final class Failures {
    private static final int MAX_QUOTED = 400;
    private static final Set<String> LIMITS = Set.of(
            "usage_limit_reached",
            "usage_not_included",
            "rate_limit_exceeded",
            "rate_limit_error",
            "insufficient_quota",
            "tokens",
            "requests");
    private static final Set<String> OVERLOADS = Set.of("server_is_overloaded", "slow_down", "overloaded_error");
    private static final Set<String> BAD_REQUESTS = Set.of(
            "context_length_exceeded",
            "invalid_request_error",
            "invalid_prompt",
            "invalid_encrypted_content",
            "cyber_policy",
            "content_policy_violation",
            "content_filter",
            "unsupported_parameter",
            "invalid_value",
            "string_above_max_length");

    private Failures() {}

    /// Reads the body of an answer with an error status.
    static Failure ofBody(int status, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        JsonNode json = Tree.parse(text);
        if (!json.isObject()) {
            return new Failure(status, "", quoted(status, text), null, "");
        }
        JsonNode error = errorIn(json);
        return new Failure(status, code(error), message(status, json, error), resetsAt(error), text);
    }

    /// Reads a body that came with a good status but holds no usage: `null` unless it is an error or no JSON object.
    static @Nullable Failure insteadOfAnswer(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        JsonNode json = Tree.parse(text);
        if (!json.isObject()) {
            return Failure.of(502, "", "The upstream's answer is no JSON object.");
        }
        boolean isError = json.path("type").asText("").equals("error")
                || json.path("error").isObject();
        return isError ? inStream(text) : null;
    }

    /// Reads an error event of a stream whose status was 200; the status is what it would have been.
    static Failure inStream(String data) {
        JsonNode json = Tree.parse(data);
        JsonNode error = errorIn(json);
        String code = code(error);
        String message = message(500, json, error);
        int status = status(code, error.path("type").asText(""), message);
        return new Failure(status, code, message, resetsAt(error), asBody(error, code, message));
    }

    private static JsonNode errorIn(JsonNode json) {
        JsonNode nested = json.path("response").path("error");
        if (nested.isObject()) {
            return nested;
        }
        JsonNode error = json.path("error");
        return error.isObject() ? error : json;
    }

    // `type` says more than a missing code, and in Anthropic's and Codex's shapes it is the code
    private static String code(JsonNode error) {
        JsonNode code = error.path("code");
        if (code.isValueNode() && !code.isNull() && !code.asText().isEmpty()) {
            return code.asText();
        }
        String type = error.path("type").asText("");
        return type.equals("error") || type.startsWith("response.") ? "" : type;
    }

    private static String message(int status, JsonNode json, JsonNode error) {
        for (JsonNode candidate : new JsonNode[] {
            error.path("message"),
            json.path("message"),
            json.path("detail"),
            json.path("error"),
            json.path("error_description")
        }) {
            if (candidate.isTextual() && !candidate.asText().isBlank()) {
                return candidate.asText();
            }
        }
        JsonNode detail = json.path("detail");
        return quoted(status, detail.isMissingNode() ? json.toString() : detail.toString());
    }

    private static @Nullable Instant resetsAt(JsonNode error) {
        JsonNode at = error.path("resets_at");
        try {
            if (at.isNumber() && at.asLong() > 0) {
                return Instant.ofEpochSecond(at.asLong());
            }
            return at.isTextual() ? Instant.parse(at.asText()) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int status(String code, String type, String message) {
        if (LIMITS.contains(code) || LIMITS.contains(type)) {
            return 429;
        }
        if (OVERLOADS.contains(code) || OVERLOADS.contains(type) || message.contains("at capacity")) {
            return 529;
        }
        if (BAD_REQUESTS.contains(code) || type.equals("invalid_request_error")) {
            return isUnknownModel(code) ? 404 : 400;
        }
        return switch (code) {
            case "authentication_error", "invalid_api_key", "token_expired", "token_revoked", "token_invalidated" ->
                401;
            case "billing_error" -> 402;
            case "permission_error" -> 403;
            case "not_found_error", "model_not_found" -> 404;
            case "request_too_large" -> 413;
            case "timeout_error" -> 504;
            default -> 500;
        };
    }

    private static boolean isUnknownModel(String code) {
        return code.equals("model_not_found");
    }

    private static String asBody(JsonNode error, String code, String message) {
        ObjectNode body = Tree.object();
        if (error.isObject() && error.has("message") && !error.has("sequence_number")) {
            body.set("error", error);
        } else {
            body.putObject("error").put("type", code).put("code", code).put("message", message);
        }
        return Tree.string(body);
    }

    private static String quoted(int status, String text) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.toLowerCase(Locale.ROOT).startsWith("<")) {
            return "The upstream answered with status " + status + " and no reason.";
        }
        return plain.length() > MAX_QUOTED ? plain.substring(0, MAX_QUOTED) + "…" : plain;
    }
}
