package ccapi.daemon.usage;

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
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Adds requests up for reports. What is asked over a year costs about as much as over a day, because whole days and
/// hours are added up already.
final class ReportStore {
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

    /// Answers a question.
    ///
    /// @throws Refusal when the question cannot be read or its answer would be too long
    UsageSummary summary(UsageQuery query, Instant now) {
        if (query.status() != null) {
            throw Refusal.invalid("sums are not kept by status", "leave status out, or list single requests");
        }
        UsageRange range = UsageRange.of(query, calendar, now);
        Grouping grouping = Grouping.of(query.by());
        SumReader reader = new SumReader(handle, calendar, groups, grouping, GroupFilter.of(query));
        return answer(range, grouping, reader.read(range), query.limit());
    }

    private UsageSummary answer(
            UsageRange range, Grouping grouping, Map<SumReader.Cell, Sums> cells, @Nullable Integer limit) {
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
                range.from(), range.to(), grouping.wire(), rows, row(new SumReader.Cell("", "", "", ""), total, names));
    }

    private static UsageRow row(SumReader.Cell cell, Sums sums, Names names) {
        return new UsageRow(
                names.account(cell.account()),
                names.key(cell.key()),
                cell.model(),
                cell.period(),
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
