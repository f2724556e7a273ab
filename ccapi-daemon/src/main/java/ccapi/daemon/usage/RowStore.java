package ccapi.daemon.usage;

import ccapi.shared.usage.TokenUsage;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The SQL of `usage_request`: writing rows, once each, and reading them as they are.
///
/// Written with plain JDBC: this is done for every request, and binding by name costs as much again as the insert.
final class RowStore {
    /// The columns of a row joined with its group, for [#read].
    static final String COLUMNS = "r.seq, r.id, r.created_at, r.input_tokens, r.output_tokens, r.cache_read_tokens,"
            + " r.cache_write_5m_tokens, r.cache_write_1h_tokens, r.web_searches, r.tier, r.cost_nanos,"
            + " r.price_version, r.estimated, r.stream, r.ttfb_ms, r.duration_ms, r.status_code, r.outcome, r.attempts,"
            + " r.error, r.path, r.trace, g.key_id, g.key_name, g.account_id, g.account_name, g.model, g.actual_model";

    // a row that has ended is never touched again, so writing it twice is the same as once
    private static final String SAVE = "INSERT INTO usage_request (id, group_id, created_at, input_tokens,"
            + " output_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, web_searches, tier,"
            + " cost_nanos, price_version, estimated, stream, ttfb_ms, duration_ms, status_code, outcome, attempts,"
            + " error, path, trace) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET group_id = excluded.group_id, input_tokens = excluded.input_tokens,"
            + " output_tokens = excluded.output_tokens, cache_read_tokens = excluded.cache_read_tokens,"
            + " cache_write_5m_tokens = excluded.cache_write_5m_tokens,"
            + " cache_write_1h_tokens = excluded.cache_write_1h_tokens, web_searches = excluded.web_searches,"
            + " tier = excluded.tier, cost_nanos = excluded.cost_nanos, price_version = excluded.price_version,"
            + " estimated = excluded.estimated, ttfb_ms = excluded.ttfb_ms, duration_ms = excluded.duration_ms,"
            + " status_code = excluded.status_code, outcome = excluded.outcome, attempts = excluded.attempts,"
            + " error = excluded.error, trace = excluded.trace WHERE usage_request.outcome = 'open'";

    private RowStore() {}

    /// A row with its place in the table.
    record Stored(long seq, RequestRow row) {}

    /// Writes rows.
    ///
    /// @return those that were news: not the ones that had ended before
    static List<RequestRow> save(Handle handle, List<RequestRow> rows, Groups.Numbering groups) throws SQLException {
        try (PreparedStatement save = handle.getConnection().prepareStatement(SAVE)) {
            for (RequestRow row : rows) {
                bind(save, row, groups.of(row.group()).number());
                save.addBatch();
            }
            int[] changed = save.executeBatch();
            List<RequestRow> news = new ArrayList<>(rows.size());
            for (int i = 0; i < changed.length; i++) {
                if (changed[i] > 0) {
                    news.add(rows.get(i));
                }
            }
            return news;
        }
    }

    private static void bind(PreparedStatement to, RequestRow row, long group) throws SQLException {
        TokenUsage usage = row.usage();
        to.setString(1, row.id());
        to.setLong(2, group);
        to.setLong(3, row.createdAt());
        to.setLong(4, usage.input());
        to.setLong(5, usage.output());
        to.setLong(6, usage.cacheRead());
        to.setLong(7, usage.cacheWrite5m());
        to.setLong(8, usage.cacheWrite1h());
        to.setInt(9, usage.webSearches());
        to.setString(10, usage.tier());
        setLong(to, 11, row.costNanos());
        to.setString(12, row.priceVersion());
        to.setInt(13, row.estimated() ? 1 : 0);
        to.setInt(14, row.stream() ? 1 : 0);
        setLong(to, 15, row.ttfbMs());
        to.setLong(16, row.durationMs());
        to.setInt(17, row.statusCode());
        to.setString(18, row.outcome());
        to.setInt(19, row.attempts());
        to.setString(20, row.error());
        to.setString(21, row.path());
        to.setString(22, String.join("\n", row.trace()));
    }

    /// Reads [#COLUMNS].
    static Stored read(ResultSet from) throws SQLException {
        String trace = from.getString(22);
        return new Stored(
                from.getLong(1),
                new RequestRow(
                        from.getString(2),
                        from.getLong(3),
                        Groups.read(from, 23),
                        usage(from),
                        getLong(from, 11),
                        from.getString(12),
                        from.getInt(13) != 0,
                        from.getInt(14) != 0,
                        getLong(from, 15),
                        from.getLong(16),
                        from.getInt(17),
                        from.getString(18),
                        from.getInt(19),
                        from.getString(20),
                        from.getString(21),
                        trace.isEmpty() ? List.of() : List.of(trace.split("\n", -1))));
    }

    private static TokenUsage usage(ResultSet from) throws SQLException {
        return new TokenUsage(
                from.getLong(4),
                from.getLong(5),
                from.getLong(6),
                from.getLong(7),
                from.getLong(8),
                from.getInt(9),
                from.getString(10));
    }

    private static void setLong(PreparedStatement to, int index, @Nullable Long value) throws SQLException {
        if (value == null) {
            to.setNull(index, Types.BIGINT);
        } else {
            to.setLong(index, value);
        }
    }

    private static @Nullable Long getLong(ResultSet from, int index) throws SQLException {
        long value = from.getLong(index);
        return from.wasNull() ? null : value;
    }
}
