package ccapi.daemon.usage;

import ccapi.daemon.store.StorageException;
import ccapi.daemon.usage.Arrivals.Arrival;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes every request into the books: once, whatever happens in between.
///
/// A request that ends is written at once, together with others that end at the same time; its thread waits until
/// that has survived. A request that only begins wakes nobody: it goes along with the next commit, or is written some
/// 50 ms later, so that short requests are written once. Any thread may use it.
public final class UsageRecorder implements AutoCloseable {
    /// Longest time that the end of an answer is held back for the books.
    public static final Duration ACK_LIMIT = Duration.ofMillis(250);

    /// Most ended requests that wait in memory for the database.
    public static final int CAPACITY = 10_000;

    private final UsageStore store;
    private final @Nullable Journal journal;
    private final Arrivals arrivals = new Arrivals();
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder late = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final Thread writing;

    /// @param journal  a row in it counts as safe; `null` when rows must be in the database for that
    /// @param rescue   takes the rows that cannot be written at the end
    /// @param listener told of the rows after each commit, on the writing thread
    UsageRecorder(
            UsageStore store,
            @Nullable Journal journal,
            Consumer<List<RequestRow>> rescue,
            Consumer<List<RequestRow>> listener) {
        this.store = store;
        this.journal = journal;
        RecordingLoop loop = new RecordingLoop(arrivals, store, journal, rescue, listener, this);
        this.writing = Thread.ofPlatform().name("ccapi-usage").daemon().start(loop);
    }

    /// Opens the books for a request. Never waits.
    public Booking open(RequestStart start) {
        Booking booking = new Booking(this, start);
        arrivals.add(new Arrival.Opened(booking));
        return booking;
    }

    /// What keeps requests from being booked, `null` when nothing does. While there is something, new requests must be
    /// refused: a limit that cannot be counted is none.
    public @Nullable StorageException trouble() {
        StorageException trouble = store.database().trouble();
        if (trouble == null && waiting.get() >= CAPACITY) {
            return new StorageException(
                    CAPACITY + " ended requests wait for the database already",
                    "see whether the disk is slow or full",
                    null);
        }
        return trouble;
    }

    /// How many ended requests are not in the database yet.
    public int waiting() {
        return waiting.get();
    }

    /// How many answers were ended before their row was safe, because that took longer than [#ACK_LIMIT].
    public long lateCount() {
        return late.sum();
    }

    /// How many requests could not be booked at all, because too many waited already.
    public long lostCount() {
        return lost.sum();
    }

    void complete(Booking booking) {
        if (waiting.incrementAndGet() > CAPACITY) {
            written(1);
            lost();
            return;
        }
        // in this order: what is in a file of the journal is sure to be in the queue before; and when rows come faster
        // than the database takes them, those who bring them must wait
        if (journal != null && waiting.get() <= CAPACITY / 2) {
            arrivals.add(new Arrival.Ended(booking));
            if (journal.append(booking.row())) {
                return;
            }
        } else {
            arrivals.addUrgent(new Arrival.Ended(booking));
        }
        try {
            if (!booking.awaitSettled(ACK_LIMIT.toNanos())) {
                late.increment();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Does something between two commits, so that what it reads is exactly what was told to the listener. Returns
    /// when it is done; must not be called by the listener.
    void between(Runnable work) {
        FutureTask<?> task = new FutureTask<>(work, "");
        arrivals.addUrgent(new Arrival.Task(task));
        try {
            while (!task.isDone()) {
                awaitOrRun(task);
            }
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /// Once the writing thread has ended nobody else would do it.
    private void awaitOrRun(FutureTask<?> task) throws InterruptedException, ExecutionException {
        if (!writing.isAlive()) {
            task.run();
            return;
        }
        try {
            task.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // a large commit, or the end: look again
        }
    }

    void written(int rows) {
        waiting.addAndGet(-rows);
    }

    void lost() {
        lost.increment();
    }

    /// Writes what waits and ends; nothing may be booked after. What cannot be written is left for the next start.
    @Override
    public void close() {
        arrivals.addUrgent(new Arrival.Closed());
        try {
            writing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
