package ccapi.daemon.usage;

import ccapi.shared.usage.RequestEntry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Tells watchers of requests as they end. Never waits for a watcher: one that is too slow is let go.
final class Tail {
    private static final int BUFFER = 1_000;

    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    void publish(List<RequestRow> rows) {
        if (watchers.isEmpty()) {
            return;
        }
        for (RequestRow row : rows) {
            RequestEntry entry = row.entry();
            watchers.forEach(watcher -> watcher.tell(row, entry));
        }
    }

    /// Watches until the watcher is closed.
    Watcher watch(Predicate<RequestRow> wanted) {
        Watcher watcher = new Watcher(wanted);
        watchers.add(watcher);
        return watcher;
    }

    int watcherCount() {
        return watchers.size();
    }

    /// One who watches.
    final class Watcher implements AutoCloseable {
        private final Predicate<RequestRow> wanted;
        private final BlockingQueue<RequestEntry> buffer = new ArrayBlockingQueue<>(BUFFER);
        private volatile boolean overrun;

        private Watcher(Predicate<RequestRow> wanted) {
            this.wanted = wanted;
        }

        private void tell(RequestRow row, RequestEntry entry) {
            if (wanted.test(row) && !buffer.offer(entry)) {
                overrun = true;
                close();
            }
        }

        /// Waits for the next request; `null` when none came in time.
        @Nullable
        RequestEntry next(Duration limit) throws InterruptedException {
            return buffer.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        /// Whether requests were left out because they came faster than they were taken.
        boolean isOverrun() {
            return overrun;
        }

        @Override
        public void close() {
            watchers.remove(this);
        }
    }
}
