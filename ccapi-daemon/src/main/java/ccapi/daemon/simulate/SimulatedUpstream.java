package ccapi.daemon.simulate;

import ccapi.daemon.sse.SseEvent;
import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Answers `POST /v1/messages` on a loopback port of its own, streamed or whole, in the provider's shapes and with
/// plausible token counts. Any key is accepted.
public final class SimulatedUpstream implements AutoCloseable {
    private static final String GREETING = "This is a simulated answer from ccapi's built-in upstream: no provider was "
            + "asked and nothing was spent. Your request went through the same door as a real one, was counted, "
            + "priced and written down.";
    // a person can read along at this pace
    private static final Duration PACE = Duration.ofMillis(25);

    private final AtomicLong answers = new AtomicLong();
    private final WebServer server;

    /// Starts it on a free port.
    public SimulatedUpstream() {
        this.server = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ZERO)
                .maxPayloadSize(64L << 20)
                .connectionOptions(options -> options.tcpNoDelay(true))
                .routing(routing -> routing.post("/v1/messages", this::answer)
                        .post(
                                "/v1/messages/count_tokens",
                                (request, response) -> json(
                                        response,
                                        200,
                                        ordered(
                                                "input_tokens",
                                                tokens(body(request).toString())))))
                .build()
                .start();
    }

    /// Where it listens, as a base URL.
    public String baseUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void answer(ServerRequest request, ServerResponse response) {
        JsonNode body = body(request);
        String model = body.path("model").asText("");
        if (model.isEmpty() || !body.path("messages").isArray()) {
            json(response, 400, error("model and messages are required"));
            return;
        }
        String id = "msg_simulated_" + answers.incrementAndGet();
        long input = tokens(body.path("messages").toString())
                + tokens(body.path("system").toString());
        if (body.path("stream").asBoolean()) {
            stream(response, id, model, input);
        } else {
            json(
                    response,
                    200,
                    message(
                            id,
                            model,
                            input,
                            List.of(ordered("type", "text", "text", GREETING)),
                            "end_turn",
                            tokens(GREETING)));
        }
    }

    private static void stream(ServerResponse response, String id, String model, long input) {
        response.header(HeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        try (OutputStream out = response.outputStream()) {
            send(
                    out,
                    "message_start",
                    ordered("type", "message_start", "message", message(id, model, input, List.of(), null, 1)));
            send(
                    out,
                    "content_block_start",
                    ordered(
                            "type",
                            "content_block_start",
                            "index",
                            0,
                            "content_block",
                            ordered("type", "text", "text", "")));
            for (String word : GREETING.splitWithDelimiters(" ", -1)) {
                send(
                        out,
                        "content_block_delta",
                        ordered(
                                "type",
                                "content_block_delta",
                                "index",
                                0,
                                "delta",
                                ordered("type", "text_delta", "text", word)));
                Thread.sleep(PACE.dividedBy(2));
            }
            send(out, "content_block_stop", ordered("type", "content_block_stop", "index", 0));
            send(
                    out,
                    "message_delta",
                    ordered(
                            "type", "message_delta",
                            "delta", ordered("stop_reason", "end_turn"),
                            "usage", ordered("output_tokens", tokens(GREETING))));
            send(out, "message_stop", ordered("type", "message_stop"));
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy hung up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(OutputStream out, String name, Map<String, ?> data) throws IOException {
        out.write(new SseEvent(name, Json.mapper().writeValueAsString(data)).bytes());
        out.flush();
    }

    private static Map<String, @Nullable Object> message(
            String id, String model, long input, List<?> content, @Nullable String stopReason, long output) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("type", "message");
        message.put("role", "assistant");
        message.put("model", model);
        message.put("content", content);
        message.put("stop_reason", stopReason);
        message.put("stop_sequence", null);
        message.put(
                "usage",
                ordered(
                        "input_tokens",
                        input,
                        "cache_read_input_tokens",
                        0,
                        "cache_creation_input_tokens",
                        0,
                        "output_tokens",
                        output));
        return message;
    }

    private static Map<String, ?> error(String message) {
        return ordered("type", "error", "error", ordered("type", "invalid_request_error", "message", message));
    }

    private static JsonNode body(ServerRequest request) {
        try (var in = request.content().inputStream()) {
            return Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the request is not JSON", e);
        }
    }

    private static void json(ServerResponse response, int status, Map<String, ?> value) {
        response.status(Status.create(status));
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(Json.bytes(value));
    }

    // providers write `type` first, and people read streams
    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    // about four characters a token, as providers' own rules of thumb say
    private static long tokens(String text) {
        return Math.max(1, text.length() / 4);
    }
}
