package ccapi.daemon.alert;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Runs the operator's command for each alert, one after the other, on a thread of its own.
///
/// Telling never waits and never fails: what is told again too soon is left out, and so is what comes while a hundred
/// alerts wait for a slow command. Any thread may tell.
public final class Alerts implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Alerts.class.getName());
    private static final int WAITING = 100;
    private static final int REMEMBERED = 1_000;

    private final InstantSource clock;
    private final BlockingQueue<Told> queue = new ArrayBlockingQueue<>(WAITING);
    private final Map<String, Instant> lastTold = new LinkedHashMap<>();
    private final Thread running;
    private volatile AlertCommand command;
    private volatile boolean full;
    private volatile boolean closed;

    /// An alert with the moment it was told.
    record Told(Alert alert, Instant at) {}

    /// @param command words of the command, empty for none
    /// @param timeout after which it is ended
    public Alerts(List<String> command, Duration timeout, InstantSource clock) {
        this.command = new AlertCommand(command, timeout);
        this.clock = clock;
        this.running = Thread.ofPlatform().name("ccapi-alerts").daemon().start(this::run);
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
        if (!queue.offer(new Told(alert, now)) && !full) {
            full = true;
            LOG.log(Level.WARNING, "alerts are left out from {0} on, because {1} wait already", alert.event(), WAITING);
        }
    }

    private boolean isNews(Alert alert, Instant now) {
        synchronized (lastTold) {
            Instant last = lastTold.get(alert.subject());
            // the distance counts in both directions: a clock may be set back
            if (last != null && Duration.between(last, now).abs().compareTo(alert.quiet()) < 0) {
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
            while (!closed) {
                Told told = queue.poll(1, TimeUnit.SECONDS);
                if (told != null) {
                    full = false;
                    command.run(told);
                }
            }
        } catch (InterruptedException e) {
            // closed while a command ran
        }
    }

    /// Ends, with the command that is running.
    @Override
    public void close() {
        closed = true;
        running.interrupt();
    }
}
