package ccapi.daemon.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/// The ways in which an upstream can break the protocol, ready to be scripted.
public final class Faults {
    private static final Duration FOR_EVER = Duration.ofMinutes(10);

    private Faults() {}

    /// Takes the request and never answers, until the client goes.
    public static Answer hang() {
        return (_, wire) -> wire.awaitPeerGone(FOR_EVER);
    }

    /// Takes the request and throws the connection away.
    public static Answer reset() {
        return (_, wire) -> wire.reset();
    }

    /// Takes the request and ends the connection in order.
    public static Answer fin() {
        return (_, wire) -> wire.close();
    }

    /// Sends exact bytes and ends the connection in order.
    public static Answer thenFin(String bytes) {
        return (_, wire) -> wire.write(bytes).close();
    }

    /// Sends exact bytes and throws the connection away.
    public static Answer thenReset(String bytes) {
        return (_, wire) -> {
            wire.write(bytes);
            wire.reset();
        };
    }

    /// Sends exact bytes and then nothing more, until the client goes.
    public static Answer thenStall(String bytes) {
        return (_, wire) -> wire.write(bytes).awaitPeerGone(FOR_EVER);
    }

    /// Sends exact bytes at once, then others one by one with a pause between.
    public static Answer thenDrip(String bytes, String drops, Duration pause) {
        return (_, wire) -> wire.write(bytes).drip(drops, pause);
    }

    /// A status line and one header that grows to so many bytes.
    public static Answer longHeader(long bytes) {
        return (_, wire) -> {
            wire.write("HTTP/1.1 200 OK\r\nx-long: ");
            fill(wire, bytes, 'a');
            wire.write("\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}");
        };
    }

    /// A status line and headers without end, until the client goes.
    public static Answer endlessHeaders() {
        return (_, wire) -> {
            wire.write("HTTP/1.1 200 OK\r\n");
            byte[] lines = "x-more: and more\r\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
            while (wire.peer() == Wire.Peer.OPEN) {
                wire.write(lines);
            }
        };
    }

    /// A body of so many bytes with a true content-length, made on the fly.
    public static Answer hugeBody(String contentType, String start, long bytes) {
        return (_, wire) -> {
            wire.write("HTTP/1.1 200 OK\r\ncontent-type: " + contentType + "\r\ncontent-length: "
                    + (start.length() + bytes) + "\r\n\r\n" + start);
            fill(wire, bytes, 'a');
        };
    }

    private static void fill(Wire wire, long bytes, char with) throws IOException {
        byte[] block = new byte[64 * 1024];
        Arrays.fill(block, (byte) with);
        for (long left = bytes; left > 0; left -= block.length) {
            wire.write(left < block.length ? Arrays.copyOf(block, (int) left) : block);
        }
    }
}
