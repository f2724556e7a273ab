package ccapi.daemon.usage;

import ccapi.daemon.usage.WindowBook.Reading;
import ccapi.shared.money.Usd;
import ccapi.shared.usage.WindowUsage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Sets our sums beside the movement of the upstream's windows.
///
/// How much of a movement is ours cannot be known, but judged: a percent point costs about the same in each window of
/// an account. The window in which it cost us most is taken as all ours; where it cost less, others moved it too.
final class WindowReport {
    /// Readings are whole percent points; of less movement than this the share would be noise.
    private static final double LEAST_MOVEMENT = 3;

    private final Handle handle;
    private final ZoneCalendar calendar;
    private final long prunedBefore;
    private final Map<String, String> accounts = new HashMap<>();

    WindowReport(Handle handle) {
        this.handle = handle;
        this.calendar = UsageStore.calendar(handle);
        this.prunedBefore = UsageStore.prunedBefore(handle);
        Groups.all(handle).values().forEach(group -> accounts.put(group.accountId(), group.accountName()));
    }

    /// @param readings newest first
    /// @param account  name or id, `null` = all
    List<WindowUsage> rows(List<Reading> readings, @Nullable String account) {
        List<WindowUsage> rows = new ArrayList<>();
        Map<String, Double> dearest = new HashMap<>();
        for (Reading reading : readings) {
            String name = accounts.getOrDefault(reading.accountId(), reading.accountId());
            if (account == null || account.equals(name) || account.equals(reading.accountId())) {
                WindowUsage row = row(name, reading);
                rows.add(row);
                if (row.movedPercent() >= LEAST_MOVEMENT) {
                    dearest.merge(place(row), perPoint(row), Math::max);
                }
            }
        }
        return rows.stream()
                .map(row -> withShare(row, dearest.getOrDefault(place(row), 0.0)))
                .toList();
    }

    private WindowUsage row(String account, Reading reading) {
        Sums sums = Sums.NONE;
        long to = reading.lastAt().toEpochMilli();
        for (Tiles.Tile tile :
                Tiles.cover(calendar, reading.firstAt().toEpochMilli(), to, SumStore.DAY, prunedBefore)) {
            sums = sums.plus(sums(tile, reading.accountId()));
        }
        return new WindowUsage(
                account,
                reading.name(),
                reading.firstAt(),
                reading.lastAt(),
                reading.resetsAt(),
                Math.max(0, reading.lastPercent() - reading.firstPercent()),
                sums.requests(),
                sums.tokens(),
                new Usd(sums.costNanos()),
                null);
    }

    private Sums sums(Tiles.Tile tile, String accountId) {
        boolean rows = tile.grain() == Tiles.ROWS;
        String sql = rows
                ? "SELECT " + Sums.SUM_OF_ROWS + " FROM usage_group g CROSS JOIN usage_request u"
                        + " WHERE u.outcome <> 'open' AND 0 = :grain AND u.created_at >= :from AND u.created_at < :to"
                : "SELECT " + Sums.SUM_OF_SUMS + " FROM usage_group g CROSS JOIN usage_sum u"
                        + " WHERE u.grain = :grain AND u.start >= :from AND u.start < :to";
        return handle.createQuery(sql + " AND g.account_id = :account AND u.group_id = g.id")
                .bind("grain", tile.grain())
                .bind("from", tile.from())
                .bind("to", tile.to())
                .bind("account", accountId)
                .map((row, _) -> Sums.read(row, 1))
                .one();
    }

    private static WindowUsage withShare(WindowUsage row, double dearest) {
        boolean known = row.movedPercent() >= LEAST_MOVEMENT && dearest > 0;
        return new WindowUsage(
                row.accountName(),
                row.window(),
                row.from(),
                row.to(),
                row.resetsAt(),
                row.movedPercent(),
                row.requests(),
                row.tokens(),
                row.costUsd(),
                known ? perPoint(row) / dearest : null);
    }

    private static double perPoint(WindowUsage row) {
        return row.costUsd().nanos() / row.movedPercent();
    }

    private static String place(WindowUsage row) {
        return row.accountName() + '\n' + row.window();
    }
}
