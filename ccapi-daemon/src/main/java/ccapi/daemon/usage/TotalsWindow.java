package ccapi.daemon.usage;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What was used in one day, week or month: together, by key and by account. Guarded by [UsageTotals].
final class TotalsWindow {
    private final long start;
    private final long end;
    private final Map<String, Sums> keys = new HashMap<>();
    private final Map<String, Sums> accounts = new HashMap<>();
    private Sums all = Sums.NONE;

    private TotalsWindow(long start, long end) {
        this.start = start;
        this.end = end;
    }

    static TotalsWindow day(ZoneCalendar calendar, long at) {
        return new TotalsWindow(calendar.dayStart(at), calendar.nextDay(at));
    }

    static TotalsWindow week(ZoneCalendar calendar, long at) {
        return new TotalsWindow(calendar.weekStart(at), calendar.nextWeek(at));
    }

    static TotalsWindow month(ZoneCalendar calendar, long at) {
        return new TotalsWindow(calendar.monthStart(at), calendar.nextMonth(at));
    }

    /// Epoch milliseconds, exclusive.
    long end() {
        return end;
    }

    /// Whether a request belongs here: it began in the window, or before it by a clock that has been set back since.
    boolean covers(long createdAt, long now) {
        return createdAt >= start || now < start;
    }

    void add(String keyId, String accountId, Sums sums) {
        all = all.plus(sums);
        keys.merge(keyId, sums, Sums::plus);
        accounts.merge(accountId, sums, Sums::plus);
    }

    Sums all() {
        return all;
    }

    Sums key(String id) {
        return keys.getOrDefault(id, Sums.NONE);
    }

    Sums account(String id) {
        return accounts.getOrDefault(id, Sums.NONE);
    }

    Map<String, Sums> accounts() {
        return accounts;
    }

    Set<String> keys() {
        return keys.keySet();
    }
}
