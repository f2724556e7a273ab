package ccapi.daemon.usage;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One request on its way into the books. Made by [UsageRecorder#open]; used by the thread that serves the request.
public final class Booking {
    private final UsageRecorder recorder;
    private final RequestStart start;
    private final CountDownLatch durable = new CountDownLatch(1);
    private final AtomicReference<@Nullable RequestEnd> end = new AtomicReference<>();
    private volatile Progress progress = Progress.NONE;

    Booking(UsageRecorder recorder, RequestStart start) {
        this.recorder = recorder;
        this.start = start;
    }

    /// Says how far the request has come. Costs nothing; it is written down every few seconds.
    public void progress(Progress now) {
        progress = now;
    }

    /// Books the request and waits until that has survived what it is to survive, at most
    /// [UsageRecorder#ACK_LIMIT]; then the row stays in memory and is written as soon as it can be.
    ///
    /// The first call counts, later ones do nothing.
    public void complete(RequestEnd how) {
        if (end.compareAndSet(null, how)) {
            recorder.complete(this);
        }
    }

    RequestStart start() {
        return start;
    }

    Progress progress() {
        return progress;
    }

    /// How it ended, `null` while it is under way.
    @Nullable
    RequestEnd end() {
        return end.get();
    }

    /// The row has survived what it is to survive.
    void settle() {
        durable.countDown();
    }

    boolean awaitSettled(long nanos) throws InterruptedException {
        return durable.await(nanos, TimeUnit.NANOSECONDS);
    }
}
