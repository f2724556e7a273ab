package ccapi.daemon.usage;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// One account's sums over any stretches of time, to the quarter of an hour: whole hours are read once and kept, of
/// the hours at the ends of a stretch their quarters. Made for many stretches that lie side by side.
final class AccountSums {
    private final Handle handle;
    private final ZoneCalendar calendar;
    private final String accountId;
    private final NavigableMap<Long, Sums> hours = new TreeMap<>();
    private final Map<Long, NavigableMap<Long, Sums>> quarters = new HashMap<>();

    /// @param from before which no stretch begins
    AccountSums(Handle handle, ZoneCalendar calendar, String accountId, long from) {
        this.handle = handle;
        this.calendar = calendar;
        this.accountId = accountId;
        handle.createQuery("SELECT start, " + Sums.COLUMNS
                        + " FROM usage_hour WHERE kind = :kind AND member = :account AND start >= :from")
                .bind("kind", HourKind.ACCOUNT.wire())
                .bind("account", accountId)
                .bind("from", calendar.hourStart(from))
                .map((row, _) -> hours.put(row.getLong(1), Sums.read(row, 2)))
                .list();
    }

    /// What ended of the requests that began in the quarters from the one that `from` is in to the one that `to` is in.
    Sums between(long from, long to) {
        long first = ZoneCalendar.quarterStart(from);
        Sums sums = Sums.NONE;
        for (Map.Entry<Long, Sums> hour :
                hours.subMap(calendar.hourStart(first), true, to, true).entrySet()) {
            long next = calendar.hourCeiling(hour.getKey() + 1);
            if (hour.getKey() >= first && next <= to) {
                sums = sums.plus(hour.getValue());
            } else {
                NavigableMap<Long, Sums> parts =
                        quarters.computeIfAbsent(hour.getKey(), start -> quarters(start, next));
                for (Sums quarter :
                        parts.subMap(first, true, Math.max(first, to), true).values()) {
                    sums = sums.plus(quarter);
                }
            }
        }
        return sums;
    }

    private NavigableMap<Long, Sums> quarters(long from, long to) {
        NavigableMap<Long, Sums> sums = new TreeMap<>();
        handle.createQuery("SELECT u.start, " + Sums.SUM_OF_SUMS + " FROM usage_group g CROSS JOIN usage_sum u"
                        + " WHERE g.account_id = :account AND u.grain = :quarter AND u.group_id = g.id"
                        + " AND u.start >= :from AND u.start < :to GROUP BY u.start")
                .bind("account", accountId)
                .bind("quarter", SumStore.QUARTER)
                .bind("from", from)
                .bind("to", to)
                .map((row, _) -> sums.put(row.getLong(1), Sums.read(row, 2)))
                .list();
        return sums;
    }
}
