package ccapi.daemon.account;

import ccapi.shared.problem.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All accounts in memory behind one lock. Nothing slow happens under it: no database, no network.
final class Roster {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private Runnable whenFreed = () -> {};
    private Runnable whenChanged = () -> {};
    private long turns;

    /// Whom to call, under the lock, when a waiting request may find an account now.
    ///
    /// @param freed   a slot came free
    /// @param changed anything else changed
    void tell(Runnable freed, Runnable changed) {
        whenFreed = freed;
        whenChanged = changed;
    }

    /// Does something with the seats while nobody else does.
    <T extends @Nullable Object> T with(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /// Does something that may wait for a sign while nobody else does.
    <T> T withInterruptibly(Waiting<T> work) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /// Work that may wait for a sign.
    @FunctionalInterface
    interface Waiting<T> {
        T get() throws InterruptedException;
    }

    /// Gives a slot back, after which somebody who waits may have it.
    void free(Runnable work) {
        lock.lock();
        try {
            work.run();
            whenFreed.run();
        } finally {
            lock.unlock();
        }
    }

    /// Changes something about accounts, after which all who wait look again.
    void change(Runnable work) {
        lock.lock();
        try {
            work.run();
            whenChanged.run();
        } finally {
            lock.unlock();
        }
    }

    /// A place to wait for a sign; the lock is given up meanwhile.
    Condition sign() {
        return lock.newCondition();
    }

    /// The number of the next turn. Under the lock.
    long nextTurn() {
        return ++turns;
    }

    /// Every account. Under the lock.
    Collection<Seat> seats() {
        return seats.values();
    }

    /// The account of an id, `null` when it is gone. Under the lock.
    @Nullable
    Seat seat(String id) {
        return seats.get(id);
    }

    /// Puts an account in or in its place again.
    void put(Seat seat) {
        change(() -> seats.put(seat.id(), seat));
    }

    void remove(String id) {
        change(() -> seats.remove(id));
    }

    /// The account of a name or id.
    ///
    /// @throws Refusal when there is none, naming those there are
    Seat find(String ref) {
        return with(() -> {
            Seat byId = seats.get(ref);
            if (byId != null) {
                return byId;
            }
            return seats.values().stream()
                    .filter(seat -> seat.info().name().equals(ref))
                    .findFirst()
                    .orElseThrow(() -> unknown(ref));
        });
    }

    /// Every account, by priority, then name.
    List<Seat> sorted() {
        return with(() -> {
            List<Seat> sorted = new ArrayList<>(seats.values());
            sorted.sort(Comparator.comparingInt((Seat seat) -> seat.info().priority())
                    .thenComparing(seat -> seat.info().name()));
            return sorted;
        });
    }

    private Refusal unknown(String ref) {
        String names = String.join(
                ", ",
                seats.values().stream()
                        .map(seat -> seat.info().name())
                        .sorted()
                        .limit(10)
                        .toList());
        return Refusal.notFound(
                "there is no account '" + ref + "'",
                names.isEmpty() ? "add one with `ccapi account add`" : "there are: " + names);
    }
}
