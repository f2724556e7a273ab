package ccapi.daemon.testing;

import java.time.Duration;
import java.util.concurrent.Callable;

/// Waits until something is so, instead of sleeping and hoping.
public final class Eventually {
    /// How long to wait before a condition counts as never coming true.
    public static final Duration LIMIT = Duration.ofSeconds(10);

    private Eventually() {}

    /// Returns once the condition holds.
    ///
    /// @throws AssertionError naming `what` when it does not hold within [#LIMIT]
    public static void holds(String what, Callable<Boolean> condition) {
        holds(what, LIMIT, condition);
    }

    /// Returns once the condition holds.
    ///
    /// @throws AssertionError naming `what` when it does not hold within the limit
    public static void holds(String what, Duration limit, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!check(what, condition)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + limit.toMillis() + " ms: " + what);
            }
            pause();
        }
    }

    private static boolean check(String what, Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception e) {
            throw new AssertionError("while waiting for: " + what, e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }
}
