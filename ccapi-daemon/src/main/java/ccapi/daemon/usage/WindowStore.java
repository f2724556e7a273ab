package ccapi.daemon.usage;

import ccapi.daemon.usage.WindowBook.Reading;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The SQL of `usage_window`.
final class WindowStore {
    private WindowStore() {}

    static void save(Handle handle, Reading reading) {
        handle.createUpdate("INSERT INTO usage_window"
                        + " (account_id, name, resets_at, first_percent, first_at, last_percent, last_at)"
                        + " VALUES (:account, :name, :resetsAt, :firstPercent, :firstAt, :lastPercent, :lastAt)"
                        + " ON CONFLICT (account_id, name, resets_at) DO UPDATE SET"
                        + " last_percent = excluded.last_percent, last_at = excluded.last_at")
                .bind("account", reading.accountId())
                .bind("name", reading.name())
                .bind("resetsAt", reading.resetsAt().toEpochMilli())
                .bind("firstPercent", reading.firstPercent())
                .bind("firstAt", reading.firstAt().toEpochMilli())
                .bind("lastPercent", reading.lastPercent())
                .bind("lastAt", reading.lastAt().toEpochMilli())
                .execute();
    }

    /// Windows that ended after a moment, newest first.
    static List<Reading> since(Handle handle, long moment) {
        return handle.createQuery("SELECT account_id, name, resets_at, first_percent, first_at, last_percent, last_at"
                        + " FROM usage_window WHERE resets_at > :moment ORDER BY resets_at DESC, account_id, name")
                .bind("moment", moment)
                .map((row, _) -> new Reading(
                        row.getString(1),
                        row.getString(2),
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getDouble(4),
                        Instant.ofEpochMilli(row.getLong(5)),
                        row.getDouble(6),
                        Instant.ofEpochMilli(row.getLong(7)),
                        Instant.ofEpochMilli(row.getLong(7))))
                .list();
    }
}
