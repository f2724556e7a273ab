package ccapi.daemon.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that a test moves by hand. Any thread may read it.
public final class HandClock implements InstantSource {
    private final AtomicReference<Instant> now;

    /// @param start ISO 8601, e.g. `2026-11-24T10:00:00Z`
    public HandClock(String start) {
        this.now = new AtomicReference<>(Instant.parse(start));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /// Goes forward, or back when the step is negative.
    public void step(Duration step) {
        now.updateAndGet(at -> at.plus(step));
    }

    /// Goes to a moment.
    public void set(String moment) {
        now.set(Instant.parse(moment));
    }
}
