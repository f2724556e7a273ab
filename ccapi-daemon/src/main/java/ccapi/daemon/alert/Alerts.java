package ccapi.daemon.alert;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Runs the operator's command for each alert, one after the other; for one that hangs the next does not wait long.
///
/// Telling never waits and never fails: what is told again too soon is left out, and so is what comes while a hundred
/// alerts wait for slow commands. Any thread may tell.
public final class Alerts implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Alerts.class.getName());
    private static final int AT_ONCE = 4;
    private static final int WAITING = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    // of a stop: long enough for commands that do not hang, and little of the time that an init system gives
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final int REMEMBERED = 1_000;

    private final InstantSource clock;
    private final Map<String, Instant> lastTold = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private final Set<Thread> running = new HashSet<>();
    private CountDownLatch last = new CountDownLatch(0);
    private boolean full;
    private boolean closed;
    private volatile AlertCommand command;

    /// An alert with the moment it was told.
    record Told(Alert alert, Instant at) {}

    /// An alert whose command runs once that of the one before has ended, or has taken too long.
    private record Turn(Told told, CountDownLatch before, CountDownLatch done) {}

    /// @param command words of the command, empty for none
    /// @param timeout after which it is ended
    public Alerts(List<String> command, Duration timeout, InstantSource clock) {
        this.command = new AlertCommand(command, timeout);
        this.clock = clock;
    }

    /// Runs another command from now on.
    public void use(List<String> words, Duration timeout) {
        command = new AlertCommand(words, timeout);
    }

    /// Tells the operator, unless the same was told a short while ago.
    public void tell(Alert alert) {
        Instant now = clock.instant();
        if (command.isNone() || !isNews(alert, now)) {
            return;
        }
        lock.lock();
        try {
            if (!closed) {
                take(new Told(alert, now));
            }
        } finally {
            lock.unlock();
        }
    }

    private void take(Told told) {
        if (waiting.size() >= WAITING) {
            if (!full) {
                full = true;
                LOG.log(
                        Level.WARNING,
                        "alerts are left out from {0} on: too many wait",
                        told.alert().event());
            }
            return;
        }
        Turn turn = new Turn(told, last, new CountDownLatch(1));
        last = turn.done();
        waiting.add(turn);
        if (running.size() < AT_ONCE) {
            Thread thread = Thread.ofVirtual().name("alert").unstarted(this::run);
            running.add(thread);
            thread.start();
        }
    }

    private boolean isNews(Alert alert, Instant now) {
        synchronized (lastTold) {
            Instant before = lastTold.get(alert.subject());
            // the distance counts in both directions: a clock may be set back
            if (before != null && Duration.between(before, now).abs().compareTo(alert.quiet()) < 0) {
                return false;
            }
            lastTold.put(alert.subject(), now);
            if (lastTold.size() > REMEMBERED) {
                lastTold.remove(lastTold.keySet().iterator().next());
            }
            return true;
        }
    }

    private void run() {
        try {
            for (Turn turn = next(); turn != null; turn = next()) {
                run(turn);
            }
        } catch (InterruptedException e) {
            // there was no more time at a stop
        } finally {
            leave();
        }
    }

    private void run(Turn turn) throws InterruptedException {
        try {
            turn.before().await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            command.run(turn.told());
        } finally {
            turn.done().countDown();
        }
    }

    /// The next one to be told; when there is none, this thread is no longer counted on.
    private @Nullable Turn next() {
        lock.lock();
        try {
            Turn next = waiting.poll();
            if (next == null) {
                leave();
            } else {
                full = false;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            running.remove(Thread.currentThread());
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Tells what waits as far as there is time, then ends commands that still run.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            long left = LAST_WORDS.toNanos();
            while (!running.isEmpty() && left > 0) {
                left = ended.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.clear();
            running.forEach(Thread::interrupt);
            lock.unlock();
        }
    }
}
