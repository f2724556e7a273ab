package ccapi.daemon.usage;

import ccapi.shared.problem.Refusal;
import ccapi.shared.usage.RequestDetail;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.RequestPage;
import ccapi.shared.usage.UsageQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Reads single requests, newest first, a page at a time.
final class RequestStore {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 1_000;
    private static final String SELECT =
            "SELECT " + RowStore.COLUMNS + " FROM usage_request r" + " JOIN usage_group g ON g.id = r.group_id";
    private static final String WITHIN = " r.created_at >= :from AND r.created_at < :to"
            + " AND (r.created_at < :before OR (r.created_at = :before AND r.seq < :beforeSeq))";
    private static final String NEWEST_FIRST = " ORDER BY r.created_at DESC, r.seq DESC LIMIT :limit";

    private final Handle handle;

    RequestStore(Handle handle) {
        this.handle = handle;
    }

    /// Where a page ends: requests before it are on the next.
    private record Mark(long createdAt, long seq) {
        private static final Mark NEWEST = new Mark(Long.MAX_VALUE, Long.MAX_VALUE);

        static Mark of(@Nullable String text) {
            if (text == null) {
                return NEWEST;
            }
            try {
                int dash = text.indexOf('-');
                return new Mark(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                throw Refusal.invalid("'" + text + "' is no end of a page", "use the 'next' of the page before");
            }
        }

        String wire() {
            return createdAt + "-" + seq;
        }
    }

    /// One page.
    ///
    /// @throws Refusal when the question cannot be read
    RequestPage page(UsageQuery query, Instant now) {
        UsageRange range = query.range() == null && query.from() == null && query.to() == null
                ? new UsageRange(Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE))
                : UsageRange.of(query, UsageStore.calendar(handle), now);
        int limit = query.limit() == null ? DEFAULT_LIMIT : Math.clamp(query.limit(), 1, MOST);
        GroupFilter filter = GroupFilter.of(query);
        String groups = filter.isOpen() ? null : numbers(filter);
        if (groups != null && groups.isEmpty()) {
            return new RequestPage(List.of(), null);
        }
        Mark before = Mark.of(query.before());
        Query sql = handle.createQuery(sql(StatusFilter.of(query.status()), groups))
                .bind("from", range.from().toEpochMilli())
                .bind("to", range.to().toEpochMilli())
                .bind("before", before.createdAt)
                .bind("beforeSeq", before.seq)
                .bind("limit", limit + 1);
        return page(sql.map((row, _) -> RowStore.read(row)).list(), limit);
    }

    private static RequestPage page(List<RowStore.Stored> stored, int limit) {
        List<RequestEntry> entries = new ArrayList<>();
        stored.stream().limit(limit).forEach(row -> entries.add(row.row().entry()));
        if (stored.size() <= limit) {
            return new RequestPage(entries, null);
        }
        RowStore.Stored last = stored.get(limit - 1);
        return new RequestPage(entries, new Mark(last.row().createdAt(), last.seq()).wire());
    }

    /// @param groups numbers of groups, `null` for all
    private static String sql(StatusFilter status, @Nullable String groups) {
        if (!(status instanceof StatusFilter.Any)) {
            return SELECT + " WHERE " + status.sql() + (groups == null ? "" : " AND r.group_id IN (" + groups + ")")
                    + " AND" + WITHIN + NEWEST_FIRST;
        }
        if (groups == null) {
            return SELECT + " WHERE" + WITHIN + NEWEST_FIRST;
        }
        // the newest of each group by the index, then the newest of those: no group is read to its end
        return "SELECT " + RowStore.COLUMNS + " FROM usage_group g CROSS JOIN usage_request r WHERE g.id IN (" + groups
                + ") AND r.seq IN (SELECT x.seq FROM usage_request x WHERE x.group_id = g.id AND"
                + WITHIN.replace("r.", "x.")
                + NEWEST_FIRST.replace("r.", "x.") + ")" + NEWEST_FIRST;
    }

    private String numbers(GroupFilter filter) {
        return Groups.all(handle).entrySet().stream()
                .filter(entry -> filter.matches(entry.getValue()))
                .map(Map.Entry::getKey)
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    /// One request.
    ///
    /// @throws Refusal when there is none of that id
    RequestDetail detail(String id) {
        return handle.createQuery(SELECT + " WHERE r.id = :id")
                .bind("id", id)
                .map((row, _) -> RowStore.read(row).row())
                .findOne()
                .map(row -> new RequestDetail(row.entry(), row.path(), row.trace()))
                .orElseThrow(() -> Refusal.notFound("there is no request " + id, "see 'ccapi usage requests'"));
    }
}
