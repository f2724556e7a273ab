package ccapi.daemon.usage;

import java.time.Duration;

/// Takes every request into the books.
public final class UsageRecorder implements AutoCloseable {
    /// Longest time that the end of an answer is held back for the books.
    public static final Duration ACK_LIMIT = Duration.ofMillis(250);

    /// Opens the books for a request. Never waits.
    public Booking open(RequestStart start) {
        return new Booking(this, start);
    }

    void complete(Booking booking) {}

    /// Writes what waits and ends.
    @Override
    public void close() {}
}
