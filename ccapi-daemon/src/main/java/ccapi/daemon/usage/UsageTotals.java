package ccapi.daemon.usage;

import ccapi.shared.money.Usd;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was used today, this week, this month and in the last 24 hours, at hand without a question to the database.
///
/// Read from the books at the start, then told of each row after its commit. Days, weeks and months are those of the
/// configured zone, by the arrival of a request. A clock that is set back opens no new window. Any thread may ask.
public final class UsageTotals {
    private static final long HOUR = 60 * 60_000L;
    private static final int HOURS = 24;

    private final InstantSource clock;
    private ZoneCalendar calendar;
    private TotalsWindow day;
    private TotalsWindow week;
    private TotalsWindow month;
    private final Map<String, TreeMap<Long, Long>> hours = new HashMap<>();
    private final Map<String, Long> lastUse = new HashMap<>();

    UsageTotals(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.calendar = new ZoneCalendar(zone);
        long now = clock.millis();
        this.day = TotalsWindow.day(calendar, now);
        this.week = TotalsWindow.week(calendar, now);
        this.month = TotalsWindow.month(calendar, now);
    }

    /// All requests of today.
    public synchronized Totals today() {
        roll();
        return totals(day.all());
    }

    /// Requests of today by one key.
    public synchronized Totals todayOfKey(String keyId) {
        roll();
        return totals(day.key(keyId));
    }

    /// Requests of today through one account.
    public synchronized Totals todayOfAccount(String accountId) {
        roll();
        return totals(day.account(accountId));
    }

    /// Requests of today by account id; an account that is missing served none.
    public synchronized Map<String, Totals> todayByAccount() {
        roll();
        Map<String, Totals> byAccount = new HashMap<>();
        day.accounts().forEach((id, sums) -> byAccount.put(id, totals(sums)));
        return byAccount;
    }

    /// What a key has spent.
    public synchronized Spend spend(String keyId) {
        roll();
        return new Spend(cost(day, keyId), cost(week, keyId), cost(month, keyId));
    }

    /// The keys that were used in this week or month.
    public synchronized Set<String> keys() {
        roll();
        Set<String> keys = new HashSet<>(week.keys());
        keys.addAll(month.keys());
        return keys;
    }

    /// Requests through an account in each of the last 24 hours, oldest first, the hour under way last.
    public synchronized List<Long> hourly(String accountId) {
        TreeMap<Long, Long> counts = hours.getOrDefault(accountId, new TreeMap<>());
        long at = calendar.hourStart(clock.millis());
        List<Long> hourly = new ArrayList<>(HOURS);
        for (int i = 0; i < HOURS; i++) {
            hourly.addFirst(counts.getOrDefault(at, 0L));
            at = calendar.hourStart(at - 1);
        }
        return hourly;
    }

    /// When an account last began to serve a request, `null` if never.
    public synchronized @Nullable Instant lastUse(String accountId) {
        Long at = lastUse.get(accountId);
        return at == null ? null : Instant.ofEpochMilli(at);
    }

    synchronized void add(List<RequestRow> rows) {
        roll();
        long now = clock.millis();
        for (RequestRow row : rows) {
            Group group = row.group();
            Sums sums = Sums.of(row);
            for (TotalsWindow window : List.of(day, week, month)) {
                if (window.covers(row.createdAt(), now)) {
                    window.add(group.keyId(), group.accountId(), sums);
                }
            }
            if (!group.accountId().isEmpty()) {
                addHour(group.accountId(), calendar.hourStart(row.createdAt()), 1);
                lastUse.merge(group.accountId(), row.createdAt(), Math::max);
            }
        }
    }

    private void addHour(String account, long hour, long requests) {
        TreeMap<Long, Long> counts = hours.computeIfAbsent(account, _ -> new TreeMap<>());
        counts.merge(hour, requests, Long::sum);
        counts.headMap(clock.millis() - (HOURS + 2) * HOUR).clear();
    }

    /// Takes what the books say instead of what is known. Nothing may be added meanwhile.
    synchronized void load(TotalsStore.Loaded loaded) {
        calendar = loaded.calendar();
        long now = loaded.now();
        day = TotalsWindow.day(calendar, now);
        week = TotalsWindow.week(calendar, now);
        month = TotalsWindow.month(calendar, now);
        for (TotalsStore.Day some : loaded.days()) {
            for (TotalsWindow window : List.of(day, week, month)) {
                if (window.covers(some.start(), now)) {
                    window.add(some.keyId(), some.accountId(), some.sums());
                }
            }
        }
        hours.clear();
        loaded.hours().forEach(hour -> addHour(hour.accountId(), hour.start(), hour.requests()));
        lastUse.clear();
        lastUse.putAll(loaded.lastUse());
    }

    private void roll() {
        long now = clock.millis();
        if (now >= day.end()) {
            day = TotalsWindow.day(calendar, now);
        }
        if (now >= week.end()) {
            week = TotalsWindow.week(calendar, now);
        }
        if (now >= month.end()) {
            month = TotalsWindow.month(calendar, now);
        }
    }

    private static Totals totals(Sums sums) {
        return new Totals(sums.requests(), sums.tokens(), new Usd(sums.costNanos()), sums.unpriced());
    }

    private static Usd cost(TotalsWindow window, String keyId) {
        return new Usd(window.key(keyId).costNanos());
    }
}
