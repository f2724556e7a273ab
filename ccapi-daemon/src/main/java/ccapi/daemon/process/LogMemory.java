package ccapi.daemon.process;

import ccapi.daemon.secret.Blot;
import ccapi.shared.status.LogEntry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// The newest lines of the log, for who asks over the admin socket. Holds back what looks like a secret.
public final class LogMemory extends Handler implements AutoCloseable {
    private static final int KEPT = 2000;

    private final ArrayDeque<LogEntry> newest = new ArrayDeque<>();
    private final List<Consumer<LogEntry>> watchers = new CopyOnWriteArrayList<>();
    private final Formatter words = new SimpleFormatter();

    /// Listens to the whole log from now on.
    public LogMemory() {
        Logger.getLogger("").addHandler(this);
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        String logger = String.valueOf(entry.getLoggerName());
        String text = words.formatMessage(entry);
        LogEntry line = new LogEntry(
                Instant.ofEpochMilli(entry.getMillis()),
                entry.getLevel().getName().toLowerCase(Locale.ROOT),
                logger.substring(logger.lastIndexOf('.') + 1),
                Blot.out(entry.getThrown() == null ? text : text + " (" + entry.getThrown() + ")"));
        synchronized (newest) {
            newest.addLast(line);
            if (newest.size() > KEPT) {
                newest.removeFirst();
            }
        }
        watchers.forEach(watcher -> watcher.accept(line));
    }

    /// The newest lines, the oldest of them first.
    public List<LogEntry> newest(int most) {
        synchronized (newest) {
            return newest.stream().skip(Math.max(0, newest.size() - most)).toList();
        }
    }

    /// Tells every line from now on, until the subscription is closed; the watcher must be quick.
    public Subscription watch(Consumer<LogEntry> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /// Ends watching when closed.
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
