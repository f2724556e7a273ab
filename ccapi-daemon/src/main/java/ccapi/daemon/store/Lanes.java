package ccapi.daemon.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The two queues before the writer: urgent work goes first and alone, the rest goes in groups.
final class Lanes {
    /// Most jobs in one commit.
    static final int GROUP = 256;

    /// Most jobs that may wait.
    static final int CAPACITY = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Job<?>> urgent = new ArrayDeque<>();
    private final Deque<Job<?>> group = new ArrayDeque<>();
    private boolean closed;

    /// Puts a job in its lane.
    ///
    /// @throws StorageException when the lane is full or the database is closed
    void offer(Job<?> job, boolean first) {
        lock.lock();
        try {
            if (closed) {
                throw new StorageException("the database is closed", "start the daemon again", null);
            }
            Deque<Job<?>> lane = first ? urgent : group;
            if (lane.size() >= CAPACITY) {
                throw new StorageException(
                        CAPACITY + " writes wait for the database already",
                        "see whether the disk is slow or full",
                        null);
            }
            lane.add(job);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Puts jobs back at the head of the group lane, in their order.
    void putBack(List<Job<?>> jobs) {
        lock.lock();
        try {
            jobs.reversed().forEach(group::addFirst);
        } finally {
            lock.unlock();
        }
    }

    /// Takes the next urgent job, or the next group.
    ///
    /// @return empty only when closed and nothing is left
    Batch take() throws InterruptedException {
        lock.lock();
        try {
            while (urgent.isEmpty() && group.isEmpty() && !closed) {
                arrived.await();
            }
            return urgent.isEmpty() ? nextGroup() : nextUrgent();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for an urgent job only, while the storage is in trouble.
    ///
    /// @return empty when none came in time
    Batch takeUrgent(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (urgent.isEmpty() && !closed && left > 0) {
                left = arrived.awaitNanos(left);
            }
            return nextUrgent();
        } finally {
            lock.unlock();
        }
    }

    /// Takes a group without waiting.
    Batch takeGroup() {
        lock.lock();
        try {
            return nextGroup();
        } finally {
            lock.unlock();
        }
    }

    /// Takes all jobs of the group lane whose callers wait, so that they can be told of a fault.
    List<Job<?>> takeAwaited() {
        lock.lock();
        try {
            List<Job<?>> awaited = group.stream().filter(job -> !job.isKept()).toList();
            group.removeAll(awaited);
            return awaited;
        } finally {
            lock.unlock();
        }
    }

    /// Takes everything, at the end.
    List<Job<?>> takeAll() {
        lock.lock();
        try {
            List<Job<?>> all = new ArrayList<>(urgent);
            all.addAll(group);
            urgent.clear();
            group.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }

    /// Lets nothing more in.
    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return urgent.size() + group.size();
        } finally {
            lock.unlock();
        }
    }

    private Batch nextUrgent() {
        return new Batch(next(urgent, 1), true);
    }

    private Batch nextGroup() {
        return new Batch(next(group, GROUP), false);
    }

    private static List<Job<?>> next(Deque<Job<?>> lane, int most) {
        List<Job<?>> taken = new ArrayList<>(Math.min(most, lane.size()));
        while (taken.size() < most && !lane.isEmpty()) {
            taken.add(lane.remove());
        }
        return taken;
    }

    /// What goes into one commit.
    record Batch(List<Job<?>> jobs, boolean urgent) {}
}
