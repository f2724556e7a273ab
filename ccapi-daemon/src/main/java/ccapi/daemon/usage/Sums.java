package ccapi.daemon.usage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Ended requests added up.
///
/// @param costNanos of the priced ones
/// @param errors    those that did not end well
record Sums(
        long requests,
        long input,
        long output,
        long cacheRead,
        long cacheWrite5m,
        long cacheWrite1h,
        long costNanos,
        long unpriced,
        long estimated,
        long errors,
        long durationMs) {
    /// None.
    static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// The columns of `usage_sum` in the order of this record.
    static final String COLUMNS = "requests, input_tokens, output_tokens, cache_read_tokens, cache_write_5m_tokens,"
            + " cache_write_1h_tokens, cost_nanos, unpriced, estimated, errors, duration_ms";

    /// The same, added up over the rows of `usage_sum`.
    static final String SUM_OF_SUMS = "sum(requests), sum(input_tokens), sum(output_tokens), sum(cache_read_tokens),"
            + " sum(cache_write_5m_tokens), sum(cache_write_1h_tokens), sum(cost_nanos), sum(unpriced),"
            + " sum(estimated), sum(errors), sum(duration_ms)";

    /// The same, added up over the rows of `usage_request`.
    static final String SUM_OF_ROWS = "count(*), sum(input_tokens), sum(output_tokens), sum(cache_read_tokens),"
            + " sum(cache_write_5m_tokens), sum(cache_write_1h_tokens), sum(coalesce(cost_nanos, 0)),"
            + " sum(CASE WHEN cost_nanos IS NULL THEN 1 ELSE 0 END), sum(estimated),"
            + " sum(CASE WHEN outcome = 'ok' THEN 0 ELSE 1 END), sum(duration_ms)";

    static final int SIZE = 11;

    static Sums of(RequestRow row) {
        return new Sums(
                1,
                row.usage().input(),
                row.usage().output(),
                row.usage().cacheRead(),
                row.usage().cacheWrite5m(),
                row.usage().cacheWrite1h(),
                row.costNanos() == null ? 0 : row.costNanos(),
                row.costNanos() == null ? 1 : 0,
                row.estimated() ? 1 : 0,
                row.outcome().equals(RequestRow.OK) ? 0 : 1,
                row.durationMs());
    }

    /// What changes when requests get another price.
    static Sums repriced(long costNanos, long unpriced) {
        return new Sums(0, 0, 0, 0, 0, 0, costNanos, unpriced, 0, 0, 0);
    }

    Sums plus(Sums other) {
        return new Sums(
                requests + other.requests,
                input + other.input,
                output + other.output,
                cacheRead + other.cacheRead,
                cacheWrite5m + other.cacheWrite5m,
                cacheWrite1h + other.cacheWrite1h,
                costNanos + other.costNanos,
                unpriced + other.unpriced,
                estimated + other.estimated,
                errors + other.errors,
                durationMs + other.durationMs);
    }

    long tokens() {
        return input + output + cacheRead + cacheWrite5m + cacheWrite1h;
    }

    /// Reads the columns that begin at `first`.
    static Sums read(ResultSet from, int first) throws SQLException {
        return new Sums(
                from.getLong(first),
                from.getLong(first + 1),
                from.getLong(first + 2),
                from.getLong(first + 3),
                from.getLong(first + 4),
                from.getLong(first + 5),
                from.getLong(first + 6),
                from.getLong(first + 7),
                from.getLong(first + 8),
                from.getLong(first + 9),
                from.getLong(first + 10));
    }

    /// Binds the columns that begin at `first`.
    void bind(PreparedStatement to, int first) throws SQLException {
        to.setLong(first, requests);
        to.setLong(first + 1, input);
        to.setLong(first + 2, output);
        to.setLong(first + 3, cacheRead);
        to.setLong(first + 4, cacheWrite5m);
        to.setLong(first + 5, cacheWrite1h);
        to.setLong(first + 6, costNanos);
        to.setLong(first + 7, unpriced);
        to.setLong(first + 8, estimated);
        to.setLong(first + 9, errors);
        to.setLong(first + 10, durationMs);
    }
}
