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

/// Sets our sums beside the movement of the upstream's windows, by whole quarters of an hour.
///
/// How much of a movement is ours cannot be known, but judged: a percent point costs about the same in each window of
/// an account. The window in which it cost us most is taken as all ours; where it cost less, others moved it too.
final class WindowReport {
    /// Readings are whole percent points; of less movement than this the share would be noise.
    private static final double LEAST_MOVEMENT = 3;

    private final Handle handle;
    private final ZoneCalendar calendar;
    private final Map<String, String> accounts = new HashMap<>();

    WindowReport(Handle handle) {
        this.handle = handle;
        this.calendar = UsageStore.calendar(handle);
        Groups.all(handle).values().forEach(group -> accounts.put(group.accountId(), group.accountName()));
    }

    /// @param readings newest first
    /// @param account  name or id, `null` = all
    List<WindowUsage> rows(List<Reading> readings, @Nullable String account) {
        List<WindowUsage> rows = new ArrayList<>();
        Map<String, Double> dearest = new HashMap<>();
        Map<String, AccountSums> sums = new HashMap<>();
        for (Reading reading : readings) {
            String name = accounts.getOrDefault(reading.accountId(), reading.accountId());
            if (account == null || account.equals(name) || account.equals(reading.accountId())) {
                WindowUsage row =
                        row(name, reading, sums.computeIfAbsent(reading.accountId(), id -> sums(id, readings)));
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

    private static WindowUsage row(String account, Reading reading, AccountSums all) {
        // what brought the first reading began before it: whole quarters of an hour take it in
        Sums sums =
                all.between(reading.firstAt().toEpochMilli(), reading.lastAt().toEpochMilli());
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

    private AccountSums sums(String accountId, List<Reading> readings) {
        long from = readings.stream()
                .filter(reading -> reading.accountId().equals(accountId))
                .mapToLong(reading -> reading.firstAt().toEpochMilli())
                .min()
                .orElse(0);
        return new AccountSums(handle, calendar, accountId, from);
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
