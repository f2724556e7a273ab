package ccapi.daemon.proxy;

import ccapi.daemon.translate.Dialect;

/// What a client can ask for, told by method and raw path alone. The path must match to the letter: `//`, `..`, `;`
/// and percent signs are not what any client sends.
sealed interface Call {
    /// An answer of a model.
    ///
    /// @param dialect the client's protocol
    record Message(Dialect dialect) implements Call {}

    /// How many tokens a Messages request would have.
    record CountTokens() implements Call {}

    /// Which models there are.
    ///
    /// @param id a single one, empty for all
    record Models(String id) implements Call {}

    /// A sign of life that clients ask for at start; needs no key.
    record Hello() implements Call {}

    /// Telemetry that a client sends to whatever it takes for its provider: taken and dropped.
    record Telemetry() implements Call {}

    /// A WebSocket upgrade, which is refused so that the client falls back to POST.
    record Upgrade() implements Call {}

    /// The path is known, the method is not.
    record WrongMethod(String allowed) implements Call {}

    /// No such path.
    record Unknown() implements Call {}

    /// Finds the call.
    ///
    /// @param method  as sent
    /// @param rawPath as sent, without the query
    static Call of(String method, String rawPath) {
        return switch (rawPath) {
            case "/v1/messages" -> post(method, new Message(Dialect.MESSAGES));
            case "/v1/messages/count_tokens" -> post(method, new CountTokens());
            case "/v1/responses", "/responses", "/backend-api/codex/responses" ->
                method.equals("GET") ? new Upgrade() : post(method, new Message(Dialect.RESPONSES));
            case "/v1/chat/completions", "/chat/completions" -> post(method, new Message(Dialect.CHAT));
            case "/v1/models", "/models", "/backend-api/codex/models" -> get(method, new Models(""));
            case "/", "/api/hello", "/healthz" -> get(method, new Hello());
            case "/api/event_logging/batch", "/api/event_logging/v2/batch" -> post(method, new Telemetry());
            default -> rawPath.startsWith("/v1/models/") ? model(method, rawPath.substring(11)) : new Unknown();
        };
    }

    private static Call model(String method, String id) {
        boolean plain = !id.isEmpty() && id.chars().noneMatch(c -> c == '%' || c == ';') && !id.contains("..");
        return plain ? get(method, new Models(id)) : new Unknown();
    }

    private static Call post(String method, Call call) {
        return method.equals("POST") ? call : new WrongMethod("POST");
    }

    private static Call get(String method, Call call) {
        return method.equals("GET") || method.equals("HEAD") ? call : new WrongMethod("GET, HEAD");
    }
}
