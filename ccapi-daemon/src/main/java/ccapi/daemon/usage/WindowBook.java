package ccapi.daemon.usage;

import ccapi.daemon.store.Database;
import ccapi.daemon.store.StorageException;
import ccapi.shared.account.UsageWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Remembers how far the upstream's own windows moved, so that our sums can be set beside them. Any thread may use it.
public final class WindowBook {
    /// Two readings of one window may differ in its end by so much: some upstreams tell it as seconds from now.
    private static final Duration SAME_END = Duration.ofMinutes(10);

    private static final Duration SAVE_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final Map<Place, Reading> newest = new HashMap<>();

    WindowBook(Database database) {
        this.database = database;
        for (Reading reading : database.read(handle -> WindowStore.since(handle, 0))) {
            newest.merge(
                    new Place(reading.accountId(), reading.name()),
                    reading,
                    (a, b) -> a.resetsAt().isAfter(b.resetsAt()) ? a : b);
        }
    }

    private record Place(String accountId, String name) {}

    /// What is known of one window between two of its ends.
    ///
    /// @param savedAt when this was last written down
    record Reading(
            String accountId,
            String name,
            Instant resetsAt,
            double firstPercent,
            Instant firstAt,
            double lastPercent,
            Instant lastAt,
            Instant savedAt) {
        Reading moved(double percent, Instant at) {
            return new Reading(accountId, name, resetsAt, firstPercent, firstAt, percent, at, savedAt);
        }

        Reading saved() {
            return new Reading(accountId, name, resetsAt, firstPercent, firstAt, lastPercent, lastAt, lastAt);
        }
    }

    /// Takes what an answer said of an account's windows. Never waits; windows without a percentage or an end are
    /// left out.
    public void observe(String accountId, List<UsageWindow> windows) {
        windows.forEach(window -> {
            if (window.usedPercent() != null && window.resetsAt() != null) {
                observe(accountId, window.name(), window.usedPercent(), window.resetsAt(), window.seenAt());
            }
        });
    }

    private synchronized void observe(String accountId, String name, double percent, Instant resetsAt, Instant at) {
        Place place = new Place(accountId, name);
        Reading known = newest.get(place);
        Reading now = known != null && isSame(known, resetsAt)
                ? known.moved(percent, at)
                : new Reading(accountId, name, resetsAt, percent, at, percent, at, Instant.EPOCH);
        if (Duration.between(now.savedAt(), at).compareTo(SAVE_EVERY) >= 0) {
            now = now.saved();
            save(now);
        }
        newest.put(place, now);
    }

    private static boolean isSame(Reading known, Instant resetsAt) {
        return Duration.between(known.resetsAt(), resetsAt).abs().compareTo(SAME_END) < 0;
    }

    private void save(Reading reading) {
        try {
            database.later(handle -> WindowStore.save(handle, reading));
        } catch (StorageException e) {
            // the next reading will be written; this is no figure that anything depends on
        }
    }

    /// Writes down what was read last.
    void saveAll() {
        synchronized (this) {
            newest.values().forEach(this::save);
        }
    }

    /// The readings of windows that ended after a moment, with the newest state of those under way.
    List<Reading> since(Handle handle, Instant moment) {
        List<Reading> stored = WindowStore.since(handle, moment.toEpochMilli());
        synchronized (this) {
            return stored.stream()
                    .map(reading -> {
                        Reading now = newest.get(new Place(reading.accountId(), reading.name()));
                        return now != null && now.resetsAt().equals(reading.resetsAt()) ? now : reading;
                    })
                    .toList();
        }
    }
}
