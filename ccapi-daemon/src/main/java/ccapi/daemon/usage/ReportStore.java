package ccapi.daemon.usage;

import ccapi.daemon.usage.Grouping.Dimension;
import ccapi.daemon.usage.Tiles.Tile;
import ccapi.shared.money.Usd;
import ccapi.shared.problem.Refusal;
import ccapi.shared.usage.UsageQuery;
import ccapi.shared.usage.UsageRow;
import ccapi.shared.usage.UsageSummary;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Adds requests up for reports. What is asked over a year costs about as much as over a day, because whole days and
/// hours are added up already.
final class ReportStore {
    /// More rows than anybody reads; a question that would give more is refused.
    private static final int MOST_ROWS = 20_000;

    private static final Comparator<UsageRow> DEAREST_FIRST = Comparator.comparing(UsageRow::costUsd)
            .thenComparingLong(UsageRow::totalTokens)
            .thenComparingLong(UsageRow::requestCount)
            .reversed()
            .thenComparing(UsageRow::accountName)
            .thenComparing(UsageRow::apiKeyName)
            .thenComparing(UsageRow::model);

    private final Handle handle;
    private final ZoneCalendar calendar;
    private final Map<Long, Group> groups;

    ReportStore(Handle handle) {
        this.handle = handle;
        this.calendar = UsageStore.calendar(handle);
        this.groups = Groups.all(handle);
    }

    /// Where a number belongs in a report.
    private record Cell(String account, String key, String model, String period) {}

    /// Answers a question.
    ///
    /// @throws Refusal when the question cannot be read or its answer would be too long
    UsageSummary summary(UsageQuery query, Instant now) {
        if (query.status() != null) {
            throw Refusal.invalid("sums are not kept by status", "leave status out, or list single requests");
        }
        UsageRange range = UsageRange.of(query, calendar, now);
        Grouping grouping = Grouping.of(query.by());
        GroupFilter filter = GroupFilter.of(query);
        List<Long> wanted = groups.entrySet().stream()
                .filter(entry -> filter.matches(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        Map<Cell, Sums> cells = wanted.isEmpty() ? Map.of() : cells(range, grouping, wanted);
        return answer(range, grouping, cells, query.limit());
    }

    private Map<Cell, Sums> cells(UsageRange range, Grouping grouping, List<Long> wanted) {
        Map<Cell, Sums> cells = new HashMap<>();
        List<Tile> tiles = Tiles.cover(
                calendar,
                range.from().toEpochMilli(),
                range.to().toEpochMilli(),
                grouping.grain(),
                UsageStore.prunedBefore(handle));
        Cells sink = new Cells(grouping, cells);
        for (Tile tile : tiles) {
            read(tile, grouping, wanted, sink);
        }
        return cells;
    }

    private void read(Tile tile, Grouping grouping, List<Long> wanted, Cells sink) {
        boolean periods = grouping.byPeriod() && tile.grain() == grouping.grain();
        String period = periods ? "start" : Long.toString(tile.from());
        String source = tile.grain() == Tiles.ROWS
                ? Sums.SUM_OF_ROWS
                        + " FROM usage_request WHERE outcome <> 'open' AND 0 = :grain AND created_at >= :from"
                        + " AND created_at < :to AND group_id IN (" + list(wanted) + ")"
                : Sums.SUM_OF_SUMS + " FROM usage_sum WHERE grain = :grain AND start >= :from"
                        + " AND start < :to AND group_id IN (" + list(wanted) + ")";
        handle.createQuery("SELECT group_id, " + period + ", " + source + " GROUP BY group_id"
                        + (periods ? ", start" : ""))
                .bind("grain", tile.grain())
                .bind("from", tile.from())
                .bind("to", tile.to())
                .map((row, _) -> sink.add(row.getLong(1), row.getLong(2), Sums.read(row, 3)))
                .list();
    }

    // numbers of our own making: nothing in here comes from outside
    private static String list(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /// Puts numbers where they belong. Groups of the same key or account count as one, whatever it was called.
    private final class Cells {
        private final Grouping grouping;
        private final Map<Cell, Sums> cells;

        Cells(Grouping grouping, Map<Cell, Sums> cells) {
            this.grouping = grouping;
            this.cells = cells;
        }

        boolean add(long group, long period, Sums sums) {
            Group who = groups.get(group);
            if (who != null) {
                cells.merge(cell(who, period), sums, Sums::plus);
            }
            if (cells.size() > MOST_ROWS) {
                throw Refusal.invalid(
                        "the answer would have more than " + MOST_ROWS + " rows",
                        "choose a shorter range, or group by less");
            }
            return true;
        }

        private Cell cell(Group who, long period) {
            return new Cell(
                    grouping.by(Dimension.ACCOUNT) ? who.accountId() : "",
                    grouping.by(Dimension.KEY) ? who.keyId() : "",
                    grouping.by(Dimension.MODEL) ? who.model() : "",
                    grouping.byPeriod() ? name(period) : "");
        }

        private String name(long period) {
            return grouping.by(Dimension.HOUR)
                    ? calendar.hourName(period)
                    : calendar.date(period).toString();
        }
    }

    private UsageSummary answer(UsageRange range, Grouping grouping, Map<Cell, Sums> cells, @Nullable Integer limit) {
        Names names = new Names(groups.values());
        Comparator<UsageRow> order = grouping.byPeriod()
                ? Comparator.comparing(UsageRow::period).thenComparing(DEAREST_FIRST)
                : DEAREST_FIRST;
        List<UsageRow> rows = cells.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), names))
                .sorted(order)
                .limit(limit == null ? Long.MAX_VALUE : Math.max(0, limit))
                .toList();
        Sums total = cells.values().stream().reduce(Sums.NONE, Sums::plus);
        return new UsageSummary(
                range.from(), range.to(), grouping.wire(), rows, row(new Cell("", "", "", ""), total, names));
    }

    private static UsageRow row(Cell cell, Sums sums, Names names) {
        return new UsageRow(
                names.account(cell.account),
                names.key(cell.key),
                cell.model,
                cell.period,
                sums.requests(),
                sums.input(),
                sums.output(),
                sums.cacheRead(),
                sums.cacheWrite5m() + sums.cacheWrite1h(),
                sums.tokens(),
                new Usd(sums.costNanos()),
                sums.unpriced(),
                sums.estimated(),
                sums.errors(),
                sums.requests() == 0 ? 0 : Math.round((double) sums.durationMs() / sums.requests()));
    }

    /// What keys and accounts were last called.
    private static final class Names {
        private final Map<String, String> keys = new HashMap<>();
        private final Map<String, String> accounts = new HashMap<>();

        // groups come in the order they were made: the newest name stands
        Names(Collection<Group> groups) {
            for (Group group : groups) {
                keys.put(group.keyId(), group.keyName());
                accounts.put(group.accountId(), group.accountName());
            }
        }

        String key(String id) {
            return keys.getOrDefault(id, "");
        }

        String account(String id) {
            return accounts.getOrDefault(id, "");
        }
    }
}
