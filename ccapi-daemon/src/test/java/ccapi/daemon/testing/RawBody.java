package ccapi.daemon.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads a body by its framing, piece by piece, and knows whether all of it came.
final class RawBody {
    private enum Framing {
        NONE,
        LENGTH,
        CHUNKED,
        UNTIL_CLOSE
    }

    private final Wire wire;
    private final Framing framing;
    private long left;
    private boolean ended;
    private boolean complete;

    private RawBody(Wire wire, Framing framing, long left) {
        this.wire = wire;
        this.framing = framing;
        this.left = left;
        this.ended = framing == Framing.NONE || framing == Framing.LENGTH && left == 0;
        this.complete = ended;
    }

    /// The body of a request: none unless its head says so.
    static RawBody ofRequest(Wire wire, RawHead head) {
        return of(wire, head, Framing.NONE);
    }

    /// The body of an answer: until the connection ends unless its head says otherwise.
    static RawBody ofAnswer(Wire wire, RawHead head, boolean toHead) {
        String status = head.word(1);
        boolean empty = toHead || status.startsWith("1") || status.equals("204") || status.equals("304");
        return empty ? new RawBody(wire, Framing.NONE, 0) : of(wire, head, Framing.UNTIL_CLOSE);
    }

    private static RawBody of(Wire wire, RawHead head, Framing otherwise) {
        String encoding = head.header("transfer-encoding");
        if (encoding != null && encoding.toLowerCase(Locale.ROOT).endsWith("chunked")) {
            return new RawBody(wire, Framing.CHUNKED, 0);
        }
        String length = head.header("content-length");
        return length == null
                ? new RawBody(wire, otherwise, 0)
                : new RawBody(wire, Framing.LENGTH, Long.parseLong(length));
    }

    /// The next bytes of the body; empty at its end, however it ended.
    byte[] some(Duration limit) throws IOException {
        if (ended) {
            return new byte[0];
        }
        return switch (framing) {
            case NONE -> new byte[0];
            case LENGTH -> ofLength(limit);
            case CHUNKED -> ofChunks(limit);
            case UNTIL_CLOSE -> ofTheRest(limit);
        };
    }

    private byte[] ofLength(Duration limit) throws IOException {
        byte[] bytes = wire.readSome(left, limit);
        left -= bytes.length;
        if (left == 0 || bytes.length == 0) {
            end(left == 0);
        }
        return bytes;
    }

    private byte[] ofChunks(Duration limit) throws IOException {
        if (left == 0 && !nextChunk(limit)) {
            return new byte[0];
        }
        byte[] bytes = wire.readSome(left, limit);
        left -= bytes.length;
        if (bytes.length == 0 || left == 0 && !wire.readLine(limit).equals("\r\n")) {
            end(false);
        }
        return bytes;
    }

    private boolean nextChunk(Duration limit) throws IOException {
        Long size = size(wire.readLine(limit));
        if (size == null) {
            end(false);
            return false;
        }
        left = size;
        if (size == 0) {
            end(trailersEnd(limit));
            return false;
        }
        return true;
    }

    private static @Nullable Long size(String line) {
        try {
            return line.endsWith("\n") ? Long.parseLong(line.strip().split(";", 2)[0], 16) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private boolean trailersEnd(Duration limit) throws IOException {
        String line = wire.readLine(limit);
        while (line.endsWith("\n") && !line.isBlank()) {
            line = wire.readLine(limit);
        }
        return line.endsWith("\n");
    }

    private byte[] ofTheRest(Duration limit) throws IOException {
        byte[] bytes = wire.readSome(Integer.MAX_VALUE, limit);
        if (bytes.length == 0) {
            end(wire.peer() == Wire.Peer.FIN);
        }
        return bytes;
    }

    private void end(boolean whole) {
        ended = true;
        complete = whole;
    }

    /// All that is left.
    byte[] all(Duration limit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] some = some(limit); some.length > 0; some = some(limit)) {
            bytes.write(some);
        }
        return bytes.toByteArray();
    }

    /// Whether the body ended where its framing says: the last chunk or the last byte came.
    boolean isComplete() {
        return complete;
    }
}
