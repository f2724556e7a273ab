package ccapi.daemon.usage;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// What the writing thread is told, in the order it is told. Any thread may add, one takes.
///
/// Waking a thread costs more than all else that a request does here, so it is woken for what somebody waits for, and
/// for the first thing after a long silence; the rest it finds at its next look.
final class Arrivals {
    private static final long NAP = Duration.ofMillis(50).toNanos();

    private final Queue<Arrival> queue = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Thread> napping = new AtomicReference<>();
    private final AtomicReference<@Nullable Thread> sleeping = new AtomicReference<>();

    /// One thing to be told.
    sealed interface Arrival {
        /// A request began.
        record Opened(Booking booking) implements Arrival {}

        /// A request ended.
        record Ended(Booking booking) implements Arrival {}

        /// Something is to be done between two commits.
        record Task(Runnable work) implements Arrival {}

        /// Nothing more comes.
        record Closed() implements Arrival {}
    }

    /// Adds what may wait some 50 ms.
    void add(Arrival arrival) {
        queue.add(arrival);
        wake(sleeping);
    }

    /// Adds what somebody waits for.
    void addUrgent(Arrival arrival) {
        queue.add(arrival);
        wake(sleeping);
        wake(napping);
    }

    // taken by one of those who add, so that it is woken once
    private static void wake(AtomicReference<@Nullable Thread> who) {
        if (who.get() != null) {
            LockSupport.unpark(who.getAndSet(null));
        }
    }

    /// Takes the next, `null` when there is none.
    @Nullable
    Arrival poll() {
        return queue.poll();
    }

    /// Waits until there is something, or not much longer than so many nanoseconds.
    void await(long nanos) throws InterruptedException {
        AtomicReference<@Nullable Thread> bed = nanos > NAP ? sleeping : napping;
        bed.set(Thread.currentThread());
        try {
            if (nanos > 0 && queue.isEmpty()) {
                LockSupport.parkNanos(this, nanos);
            }
        } finally {
            bed.set(null);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
