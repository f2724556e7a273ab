package ccapi.daemon.testing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A door that a test holds shut in front of a fake, so that a moment lasts as long as the test needs it.
public final class Gate {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /// Lets everybody through, now and later.
    public void open() {
        opened.countDown();
    }

    /// Waits until somebody stands before the gate (or has passed it).
    ///
    /// @throws AssertionError when nobody comes within [Eventually#LIMIT]
    public void awaitArrival() {
        if (!await(arrived, Eventually.LIMIT)) {
            throw new AssertionError("nobody came to the gate");
        }
    }

    /// Whether somebody came to the gate.
    public boolean isReached() {
        return arrived.getCount() == 0;
    }

    /// Waits for the gate to open; a fake calls this. Gives up after a minute, so that no test hangs.
    public void pass() {
        arrived.countDown();
        if (!await(opened, LIMIT)) {
            throw new IllegalStateException("the gate was never opened");
        }
    }

    private static boolean await(CountDownLatch latch, Duration limit) {
        try {
            return latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted at the gate", e);
        }
    }
}
