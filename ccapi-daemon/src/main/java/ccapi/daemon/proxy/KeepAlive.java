package ccapi.daemon.proxy;

import java.time.Duration;

/// Sends a sign of life into a stream whose upstream is silent, so that a client's watchdog does not give up.
final class KeepAlive {
    // clients give up after 60 to 300 s; proxies on the way often after 60 s
    private static final long EVERY_NANOS = Duration.ofSeconds(15).toNanos();

    private final ClientStream stream;
    private final byte[] sign;
    private long lastNanos;

    KeepAlive(ClientStream stream, byte[] sign) {
        this.stream = stream;
        this.sign = sign;
    }

    /// Called by the watch only; the write itself runs on a thread of its own, since a client may not be reading.
    void sendIfDue(long nowNanos, long silentNanos) {
        if (silentNanos < EVERY_NANOS || nowNanos - lastNanos < EVERY_NANOS) {
            return;
        }
        lastNanos = nowNanos;
        Thread.ofVirtual().start(() -> {
            try {
                stream.write(sign, 0, sign.length);
            } catch (ClientStream.ClientGoneException e) {
                // the look for a hang-up, or the next write, ends the request
            }
        });
    }
}
