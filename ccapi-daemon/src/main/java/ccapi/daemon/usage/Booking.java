package ccapi.daemon.usage;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One request on its way into the books. Made by [UsageRecorder#open]; used by the thread that serves the request.
public final class Booking {
    private static final long GROWTH_EVERY = Duration.ofSeconds(5).toNanos();

    private final UsageRecorder recorder;
    private final RequestStart start;
    private final CountDownLatch durable = new CountDownLatch(1);
    private final AtomicReference<@Nullable RequestEnd> end = new AtomicReference<>();
    private final long openedNanos = System.nanoTime();
    private volatile Progress progress = Progress.NONE;
    private @Nullable Progress written;
    private long writtenNanos;

    Booking(UsageRecorder recorder, RequestStart start) {
        this.recorder = recorder;
        this.start = start;
    }

    /// Says how far the request has come. Costs nothing; it is written down within a second or two, of mere growth
    /// within five.
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

    boolean hasEnded() {
        return end.get() != null;
    }

    /// The row as it is to be stored now.
    RequestRow row() {
        RequestEnd how = end.get();
        return how == null ? RequestRow.open(start, progress) : RequestRow.ended(start, how);
    }

    /// By [System#nanoTime()].
    long openedNanos() {
        return openedNanos;
    }

    /// Whether the database should be told how far the request has come: at once who serves it and what its prompt
    /// takes, now and then how long the answer has grown, since thousands may grow at once. Asked by the writing
    /// thread only.
    boolean hasNews(long nowNanos) {
        Progress now = progress;
        Progress before = written;
        return !now.equals(before)
                && (before == null || !now.isLongerThan(before) || nowNanos - writtenNanos >= GROWTH_EVERY);
    }

    /// The row of a request under way, for the writing thread only: what it says is taken as written.
    RequestRow openRow() {
        Progress now = progress;
        written = now;
        writtenNanos = System.nanoTime();
        return RequestRow.open(start, now);
    }

    /// It was not written after all.
    void notWritten() {
        written = null;
    }

    /// The row has survived what it is to survive.
    void settle() {
        durable.countDown();
    }

    boolean awaitSettled(long nanos) throws InterruptedException {
        return durable.await(nanos, TimeUnit.NANOSECONDS);
    }
}
