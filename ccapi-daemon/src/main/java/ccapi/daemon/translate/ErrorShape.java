package ccapi.daemon.translate;

import ccapi.daemon.sse.SseEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A failure in the words and the shape that a client of a dialect understands.
///
/// Clients act on these: Claude Code compacts only on "prompt is too long", Codex stops at `usage_limit_reached`,
/// SDKs choose the exception class by status and type.
public final class ErrorShape {
    private ErrorShape() {}

    /// The failure as an HTTP answer.
    ///
    /// @param requestId named in Anthropic's shape; empty leaves it out
    public static Refused refused(Dialect client, Failure failure, String requestId) {
        return new Refused(status(client, failure), Tree.string(body(client, failure, requestId)));
    }

    /// The failure as the event that ends a stream which has already begun.
    public static SseEvent event(Dialect client, Failure failure, String requestId) {
        ObjectNode body = body(client, failure, requestId);
        return switch (client) {
            case MESSAGES -> new SseEvent("error", Tree.string(body));
            case CHAT -> new SseEvent("", Tree.string(body));
            case RESPONSES, CODEX -> {
                ObjectNode event = Tree.object().put("type", "error");
                event.setAll(body);
                yield new SseEvent("error", Tree.string(event));
            }
        };
    }

    static ObjectNode body(Dialect client, Failure failure, String requestId) {
        return client == Dialect.MESSAGES ? messages(failure, requestId) : openAi(failure);
    }

    private static int status(Dialect client, Failure failure) {
        if (failure.isPromptTooLong()) {
            return 400;
        }
        // 529 is Anthropic's own
        return client != Dialect.MESSAGES && failure.status() == 529 ? 503 : failure.status();
    }

    private static ObjectNode messages(Failure failure, String requestId) {
        String message = failure.message();
        if (failure.isPromptTooLong() && !message.startsWith("prompt is too long")) {
            message = "prompt is too long: " + message;
        }
        ObjectNode body = Tree.object().put("type", "error");
        body.putObject("error").put("type", messagesType(failure)).put("message", message);
        if (!requestId.isEmpty()) {
            body.put("request_id", requestId);
        }
        return body;
    }

    /// Anthropic's `error.type` for a failure.
    static String messagesType(Failure failure) {
        if (failure.isPromptTooLong()) {
            return "invalid_request_error";
        }
        return switch (failure.status()) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 409 -> "conflict_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 504 -> "timeout_error";
            case 529 -> "overloaded_error";
            default -> failure.status() >= 500 ? "api_error" : "invalid_request_error";
        };
    }

    private static ObjectNode openAi(Failure failure) {
        String code = openAiCode(failure);
        ObjectNode body = Tree.object();
        ObjectNode error = body.putObject("error").put("message", failure.message());
        String type = openAiType(failure, code);
        // a code that says no more than the type is none
        error.put("type", type).putNull("param").put("code", code.equals(type) && !isLimit(code) ? null : code);
        if (failure.resetsAt() != null) {
            error.put("resets_at", failure.resetsAt().getEpochSecond());
        }
        return body;
    }

    /// OpenAI's `error.code` for a failure: its own where it has one, else the nearest.
    static String openAiCode(Failure failure) {
        if (failure.isPromptTooLong()) {
            return "context_length_exceeded";
        }
        if (!failure.code().isEmpty() && !failure.code().endsWith("_error")) {
            return failure.code();
        }
        return switch (failure.status()) {
            case 401 -> "invalid_api_key";
            case 403 -> "permission_denied";
            case 404 -> "model_not_found";
            case 429 -> "rate_limit_exceeded";
            case 503, 529 -> "server_is_overloaded";
            default -> failure.status() >= 500 ? "server_error" : "invalid_request_error";
        };
    }

    private static String openAiType(Failure failure, String code) {
        if (isLimit(code)) {
            return code;
        }
        return switch (failure.status()) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 429 -> "rate_limit_error";
            default -> failure.status() >= 500 ? "server_error" : "invalid_request_error";
        };
    }

    private static boolean isLimit(String code) {
        return code.equals("usage_limit_reached") || code.equals("insufficient_quota");
    }
}
