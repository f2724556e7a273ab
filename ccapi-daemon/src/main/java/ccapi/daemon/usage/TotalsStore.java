package ccapi.daemon.usage;

import ccapi.daemon.store.Database;
import ccapi.shared.money.Usd;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Reads what [UsageTotals] and the limits begin with.
final class TotalsStore {
    /// A day more than the 24 hours shown, for days of 25 hours and a little.
    private static final long HOURS_BACK = 26 * 60 * 60_000L;

    private final Database database;

    TotalsStore(Database database) {
        this.database = database;
    }

    /// What the books say.
    ///
    /// @param now      when they were read
    /// @param days     of this week and this month
    /// @param lastUse  of each account
    record Loaded(ZoneCalendar calendar, long now, List<Day> days, List<Hour> hours, Map<String, Long> lastUse) {}

    /// Sums of one day.
    record Day(long start, String keyId, String accountId, Sums sums) {}

    /// Requests of one hour.
    record Hour(long start, String accountId, long requests) {}

    Loaded load(long now) {
        return database.read(handle -> {
            ZoneCalendar calendar = UsageStore.calendar(handle);
            long since = Math.min(calendar.weekStart(now), calendar.monthStart(now));
            return new Loaded(calendar, now, days(handle, since), hours(handle, now - HOURS_BACK), lastUse(handle));
        });
    }

    private static List<Day> days(Handle handle, long since) {
        return handle.createQuery("SELECT s.start, g.key_id, g.account_id, " + Sums.SUM_OF_SUMS
                        + " FROM usage_group g CROSS JOIN usage_sum s"
                        + " WHERE s.grain = :day AND s.group_id = g.id AND s.start >= :since"
                        + " GROUP BY s.start, g.key_id, g.account_id")
                .bind("day", SumStore.DAY)
                .bind("since", since)
                .map((row, _) -> new Day(row.getLong(1), row.getString(2), row.getString(3), Sums.read(row, 4)))
                .list();
    }

    private static List<Hour> hours(Handle handle, long since) {
        return handle.createQuery("SELECT s.start, g.account_id, sum(s.requests)"
                        + " FROM usage_group g CROSS JOIN usage_sum s"
                        + " WHERE g.account_id <> '' AND s.grain = :hour AND s.group_id = g.id AND s.start >= :since"
                        + " GROUP BY s.start, g.account_id")
                .bind("hour", SumStore.HOUR)
                .bind("since", since)
                .map((row, _) -> new Hour(row.getLong(1), row.getString(2), row.getLong(3)))
                .list();
    }

    private static Map<String, Long> lastUse(Handle handle) {
        Map<String, Long> last = new HashMap<>();
        handle.createQuery("SELECT g.account_id, coalesce("
                        + "(SELECT max(created_at) FROM usage_request WHERE group_id = g.id),"
                        // its rows may have been pruned
                        + " (SELECT max(start) FROM usage_sum WHERE grain = :quarter AND group_id = g.id), 0)"
                        + " FROM usage_group g WHERE g.account_id <> ''")
                .bind("quarter", SumStore.QUARTER)
                .map((row, _) -> last.merge(row.getString(1), row.getLong(2), Math::max))
                .list();
        return last;
    }

    /// The cost of all requests of a key that began at a moment or after it, the future included.
    Usd spentSince(String keyId, Instant start) {
        long from = start.toEpochMilli();
        return database.read(handle -> {
            List<Tiles.Tile> tiles = Tiles.cover(
                    UsageStore.calendar(handle), from, Long.MAX_VALUE, SumStore.DAY, UsageStore.prunedBefore(handle));
            return new Usd(
                    tiles.stream().mapToLong(tile -> spent(handle, keyId, tile)).sum());
        });
    }

    private static long spent(Handle handle, String keyId, Tiles.Tile tile) {
        String rows = "SELECT coalesce(sum(r.cost_nanos), 0) FROM usage_group g CROSS JOIN usage_request r"
                + " WHERE g.key_id = :key AND r.group_id = g.id AND r.created_at >= :from AND r.created_at < :to"
                + " AND r.outcome <> 'open' AND 0 = :grain";
        String sums = "SELECT coalesce(sum(s.cost_nanos), 0) FROM usage_group g CROSS JOIN usage_sum s"
                + " WHERE g.key_id = :key AND s.group_id = g.id AND s.start >= :from AND s.start < :to"
                + " AND s.grain = :grain";
        return handle.createQuery(tile.grain() == Tiles.ROWS ? rows : sums)
                .bind("key", keyId)
                .bind("from", tile.from())
                .bind("to", tile.to())
                .bind("grain", tile.grain())
                .mapTo(Long.class)
                .one();
    }
}
