package ccapi.daemon.proxy;

import ccapi.daemon.apikey.ClientKey;
import ccapi.daemon.proxy.ClientReply.ClientError;
import ccapi.daemon.translate.Dialect;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Everything a client may call. One handler for all, since the server's own routing would take `//v1/messages` and
/// `/x/../v1/messages` for the same thing.
final class ProxyRoutes implements Handler {
    private final Proxy proxy;
    private final ClientConnections connections;
    private final ClientBodies bodies;
    private final Models models;
    private final TokenCount tokenCount;
    private final RequestIds ids = new RequestIds();

    ProxyRoutes(Proxy proxy, ClientConnections connections, ClientBodies bodies, Models models) {
        this.proxy = proxy;
        this.connections = connections;
        this.bodies = bodies;
        this.models = models;
        this.tokenCount = new TokenCount(proxy);
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        ClientConnection connection = connections.of(request.remotePeer().address());
        try {
            String path = request.prologue().uriPath().rawPath();
            Call call = Call.of(request.prologue().method().text(), path);
            ClientReply reply = new ClientReply(
                    response, dialectOf(call, path), ids.next(proxy.clock().millis()));
            if (!ClientBodies.isChunked(request)) {
                route(call, request, response, reply, connection);
                return;
            }
            reply.closeAfter();
            route(call, request, response, reply, connection);
            throw new CloseConnectionException("closed after a body whose end the server has not seen");
        } finally {
            connections.idle(connection);
        }
    }

    private void route(
            Call call,
            ServerRequest request,
            ServerResponse response,
            ClientReply reply,
            @Nullable ClientConnection connection) {
        switch (call) {
            case Call.Message _, Call.CountTokens _ -> message(call, request, reply, connection);
            case Call.Models(String id) -> models(id, request, reply, connection);
            case Call.Hello _ -> response.status(Status.OK_200).send("ccapi\n");
            case Call.Telemetry _ -> {
                bodies.drain(request, connection, reply);
                reply.json(200, "{}".getBytes(StandardCharsets.UTF_8));
            }
            case Call.Upgrade _ -> {
                response.header(HeaderValues.create("Upgrade", "HTTP/1.1"));
                reply.error(ClientError.of(426, "invalid_request_error", "no WebSocket here: use POST"));
            }
            case Call.WrongMethod(String allowed) -> {
                bodies.drain(request, connection, reply);
                response.header(HeaderNames.ALLOW, allowed);
                reply.error(ClientError.of(405, "invalid_request_error", "use " + allowed + " for this path"));
            }
            case Call.Unknown _ -> {
                bodies.drain(request, connection, reply);
                reply.error(ClientError.of(404, "not_found_error", "ccapi has no such path"));
            }
        }
    }

    private void message(Call call, ServerRequest request, ClientReply reply, @Nullable ClientConnection connection) {
        String id = reply.requestId();
        ClientKey key = Exchange.authenticate(proxy, request, connection, reply, bodies);
        if (key == null) {
            return;
        }
        String refusal = proxy.state().refusal();
        if (refusal != null) {
            bodies.drain(request, connection, reply);
            reply.error(ClientError.passing(503, "api_error", refusal, Duration.ofSeconds(5)));
            return;
        }
        if (request.headers().contains(HeaderNames.CONTENT_ENCODING)) {
            bodies.drain(request, connection, reply);
            reply.error(ClientError.of(
                    415,
                    "invalid_request_error",
                    "a compressed body is not taken: send it without content-encoding"
                            + " (Codex: give the provider another name than OpenAI)"));
            return;
        }
        switch (bodies.read(request, connection)) {
            case ClientBodies.Outcome.TooLarge(int max) -> {
                reply.closeAfter();
                reply.error(
                        ClientError.of(413, "request_too_large", "the body is larger than " + (max >> 20) + " MiB"));
            }
            case ClientBodies.Outcome.NoRoom() -> {
                reply.closeAfter();
                reply.error(ClientError.passing(
                        503, "overloaded_error", "too many large requests at once", Duration.ofSeconds(2)));
            }
            case ClientBodies.Outcome.Broken() -> {
                reply.closeAfter();
                reply.error(ClientError.of(400, "invalid_request_error", "the body was cut or its framing is broken"));
            }
            case ClientBodies.Outcome.Whole body -> {
                try (body) {
                    if (connection != null) {
                        connection.requestComplete();
                    }
                    if (call instanceof Call.CountTokens) {
                        tokenCount.answer(request, reply, key, body.bytes());
                    } else {
                        new Exchange(proxy, request, reply, id, connection).serve(key, body);
                    }
                }
            }
        }
    }

    private void models(String id, ServerRequest request, ClientReply reply, @Nullable ClientConnection connection) {
        ClientKey key = Exchange.authenticate(proxy, request, connection, reply, bodies);
        if (key != null) {
            models.answer(id, key, request, reply);
        }
    }

    private static Dialect dialectOf(Call call, String path) {
        return switch (call) {
            case Call.Message(Dialect dialect) -> dialect;
            case Call.Upgrade _ -> Dialect.RESPONSES;
            case Call.WrongMethod _, Call.Unknown _, Call.Models _ ->
                path.contains("chat")
                        ? Dialect.CHAT
                        : path.contains("responses") ? Dialect.RESPONSES : Dialect.MESSAGES;
            case Call.CountTokens _, Call.Hello _, Call.Telemetry _ -> Dialect.MESSAGES;
        };
    }
}
