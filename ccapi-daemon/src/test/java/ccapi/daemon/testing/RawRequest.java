package ccapi.daemon.testing;

import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request as an upstream heard it, byte for byte.
public final class RawRequest {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final int connection;
    private final RawHead head;
    private final byte[] body;
    private final boolean complete;

    private RawRequest(int connection, RawHead head, byte[] body, boolean complete) {
        this.connection = connection;
        this.head = head;
        this.body = body;
        this.complete = complete;
    }

    /// Reads the next request of a connection; `null` when there is none.
    static @Nullable RawRequest read(Wire wire, int connection) throws IOException {
        RawHead head = RawHead.read(wire, LIMIT);
        if (head == null) {
            return null;
        }
        RawBody body = RawBody.ofRequest(wire, head);
        byte[] bytes = body.all(LIMIT);
        return new RawRequest(connection, head, bytes, body.isComplete());
    }

    /// Which connection it came on, counted from 1.
    public int connection() {
        return connection;
    }

    /// Request line and headers.
    public RawHead head() {
        return head;
    }

    /// The method, as sent.
    public String method() {
        return head.word(0);
    }

    /// Path and query, as sent.
    public String target() {
        return head.word(1);
    }

    /// The target without its query.
    public String path() {
        return target().split("\\?", 2)[0];
    }

    /// The first value of a header; `null` when absent.
    public @Nullable String header(String name) {
        return head.header(name);
    }

    /// Every value of a header.
    public List<String> headers(String name) {
        return head.all(name);
    }

    /// The body's bytes, without framing.
    public byte[] body() {
        return body.clone();
    }

    /// The body as UTF-8 text.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// The body as a JSON tree; a missing node when it is not JSON.
    public JsonNode json() {
        try {
            return Json.mapper().readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /// Whether the whole body came.
    public boolean isComplete() {
        return complete;
    }

    /// The token in `Authorization: Bearer`, else the one in `x-api-key`, else empty.
    public String credential() {
        String bearer = header("authorization");
        if (bearer != null) {
            return bearer.startsWith("Bearer ") ? bearer.substring("Bearer ".length()) : bearer;
        }
        String key = header("x-api-key");
        return key == null ? "" : key;
    }

    @Override
    public String toString() {
        return head.startLine() + " (" + body.length + " bytes)";
    }
}
