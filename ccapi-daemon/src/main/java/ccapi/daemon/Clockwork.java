package ccapi.daemon;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The daemon's one thread for things that happen by the clock. Tasks must be short; one that fails is logged and
/// comes again.
final class Clockwork implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Clockwork.class.getName());

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ccapi-clockwork").daemon().factory());

    /// Does something again and again, the first time after one period.
    void every(Duration period, Runnable task) {
        Future<?> _ = thread.scheduleWithFixedDelay(
                () -> guarded(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Does something long again and again on a thread of its own.
    void everyLong(Duration period, String name, Runnable task) {
        every(period, () -> Thread.ofVirtual().name(name).start(() -> guarded(task)));
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a timed task failed", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
