package ccapi.daemon.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// A fixed answer: status, headers and bytes, whatever was asked.
public final class Canned implements Answer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final int slice;

    private Canned(int status, Map<String, String> headers, byte[] body, int slice) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.slice = slice;
    }

    /// JSON with a content-length.
    public static Canned json(int status, String json) {
        return of(status, "application/json", json.getBytes(StandardCharsets.UTF_8), 0);
    }

    /// Another body with a content-length.
    public static Canned body(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8), 0);
    }

    /// A recorded event stream, sent in chunks of so many bytes.
    public static Canned stream(byte[] events, int sliceBytes) {
        return of(200, "text/event-stream; charset=utf-8", events, sliceBytes);
    }

    /// An error as Anthropic words it.
    public static Canned anthropicError(int status, String type, String message) {
        return json(
                status,
                Dialect.object(
                                "type",
                                "error",
                                "error",
                                Dialect.object("type", type, "message", message),
                                "request_id",
                                "req_fake_1")
                        .toString());
    }

    /// An error as OpenAI words it.
    public static Canned openAiError(int status, String code, String message) {
        return json(
                status,
                Dialect.object("error", Dialect.object("message", message, "type", code, "param", null, "code", code))
                        .toString());
    }

    /// The refusal of the Codex backend when a plan's window is full.
    ///
    /// @param resetsAt unix seconds
    public static Canned codexUsageLimit(long resetsAt, long resetsInSeconds) {
        return json(
                429,
                Dialect.object(
                                "error",
                                Dialect.object(
                                        "type", "usage_limit_reached",
                                        "message", "The usage limit has been reached",
                                        "plan_type", "plus",
                                        "resets_at", resetsAt,
                                        "resets_in_seconds", resetsInSeconds))
                        .toString());
    }

    private static Canned of(int status, String contentType, byte[] body, int slice) {
        return new Canned(status, Map.of("content-type", contentType), body, slice);
    }

    /// Adds a header; an empty value leaves that header out.
    public Canned withHeader(String name, String value) {
        return withHeaders(Map.of(name, value));
    }

    /// Adds headers.
    public Canned withHeaders(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Canned(status, all, body, slice);
    }

    @Override
    public void play(RawRequest request, Wire wire) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(headers);
        if (slice == 0) {
            all.put("content-length", String.valueOf(body.length));
            wire.write(head(status, all)).write(request.method().equals("HEAD") ? new byte[0] : body);
            return;
        }
        all.put("transfer-encoding", "chunked");
        wire.write(head(status, all));
        for (int from = 0; from < body.length; from += slice) {
            Reply.chunk(wire, Arrays.copyOfRange(body, from, Math.min(body.length, from + slice)));
        }
        wire.write("0\r\n\r\n");
    }

    static String head(int status, Map<String, String> headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Fake\r\n");
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                head.append(name).append(": ").append(value).append("\r\n");
            }
        });
        return head.append("\r\n").toString();
    }
}
