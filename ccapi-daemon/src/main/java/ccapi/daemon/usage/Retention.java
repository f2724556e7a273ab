package ccapi.daemon.usage;

import ccapi.daemon.store.Database;
import ccapi.shared.usage.PruneResult;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Drops single requests that are old. The sums over them stay.
final class Retention {
    /// Rows in one transaction: few enough that a request that ends meanwhile does not wait long.
    private static final int CHUNK = 2_000;

    private final Database database;

    Retention(Database database) {
        this.database = database;
    }

    /// Drops all that arrived before a moment, moved back to a whole quarter of an hour.
    PruneResult prune(Instant before, boolean dryRun) {
        long cut = ZoneCalendar.quarterStart(before.toEpochMilli());
        long dropped = 0;
        if (dryRun) {
            dropped = database.read(handle -> count(handle, cut));
        } else {
            int some = CHUNK;
            while (some == CHUNK) {
                some = database.write(handle -> drop(handle, cut));
                dropped += some;
            }
        }
        return new PruneResult(dryRun, Instant.ofEpochMilli(cut), dropped);
    }

    private static long count(Handle handle, long cut) {
        return handle.createQuery("SELECT count(*) FROM usage_request WHERE created_at < :cut AND outcome <> 'open'")
                .bind("cut", cut)
                .mapTo(Long.class)
                .one();
    }

    private static int drop(Handle handle, long cut) {
        if (cut > UsageStore.prunedBefore(handle)) {
            UsageStore.put(handle, "pruned_before", Long.toString(cut));
        }
        return handle.createUpdate("DELETE FROM usage_request WHERE seq IN (SELECT seq FROM usage_request"
                        + " WHERE created_at < :cut AND outcome <> 'open' ORDER BY created_at LIMIT :limit)")
                .bind("cut", cut)
                .bind("limit", CHUNK)
                .execute();
    }
}
