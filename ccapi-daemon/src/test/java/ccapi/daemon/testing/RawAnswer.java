package ccapi.daemon.testing;

import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer as a client heard it, byte for byte.
public final class RawAnswer {
    private final List<RawHead> interim;
    private final RawHead head;
    private final byte[] body;
    private final boolean complete;

    RawAnswer(List<RawHead> interim, RawHead head, byte[] body, boolean complete) {
        this.interim = List.copyOf(interim);
        this.head = head;
        this.body = body;
        this.complete = complete;
    }

    /// The 1xx heads that came before.
    public List<RawHead> interim() {
        return interim;
    }

    /// Status line and headers.
    public RawHead head() {
        return head;
    }

    /// The status code.
    public int status() {
        return Integer.parseInt(head.word(1));
    }

    /// The first value of a header; `null` when absent.
    public @Nullable String header(String name) {
        return head.header(name);
    }

    /// The body's bytes, without framing; those that came when it was cut.
    public byte[] body() {
        return body.clone();
    }

    /// The body as UTF-8 text.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// The body as a JSON tree.
    public JsonNode json() {
        try {
            return Json.mapper().readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + text(), e);
        }
    }

    /// Whether all of the body came: the terminating chunk, every byte of the content-length, or a FIN where
    /// neither was given.
    public boolean isComplete() {
        return complete;
    }

    @Override
    public String toString() {
        return head.startLine() + (complete ? "\n" : " (cut)\n") + text();
    }
}
