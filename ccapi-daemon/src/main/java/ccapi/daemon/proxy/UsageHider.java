package ccapi.daemon.proxy;

import ccapi.daemon.sse.SseParser;
import ccapi.daemon.translate.ChatUsage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Keeps the usage chunk of a Chat stream from a client that did not ask for it, and every other byte as it is. Since
/// an event must be seen whole before it is known, the rest of a piece waits for the next one.
final class UsageHider {
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream(256);
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream(1024);
    private int position;

    /// Begins with a new piece.
    void begin(int offset) {
        position = offset;
    }

    /// The next event that ends in the piece.
    void event(byte[] piece, SseParser.View event) {
        if (ChatUsage.isUsageOnly(event)) {
            rest.reset();
        } else {
            shown.writeBytes(rest.toByteArray());
            rest.reset();
            shown.write(piece, position, event.end() - position);
        }
        position = event.end();
    }

    /// What of the piece, and of what waited, may go out.
    byte[] end(byte[] piece, int end) {
        rest.write(piece, position, end - position);
        byte[] bytes = shown.toByteArray();
        shown.reset();
        return bytes;
    }

    /// What waits when the stream has ended.
    byte[] rest() {
        return Arrays.copyOf(rest.toByteArray(), rest.size());
    }
}
