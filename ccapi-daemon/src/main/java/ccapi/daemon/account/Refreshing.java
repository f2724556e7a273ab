package ccapi.daemon.account;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One refresh under way, on a thread of its own; everybody who needs its outcome waits for the same one. A request
/// that leaves early leaves the refresh alone.
final class Refreshing {
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable String failure;

    /// Waits for the end.
    ///
    /// @return whether it ended in time
    boolean await(Duration limit) throws InterruptedException {
        return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Why it failed, `null` when it went well or is not over.
    @Nullable
    String failure() {
        return failure;
    }

    void end(@Nullable String why) {
        failure = why;
        ended.countDown();
    }
}
