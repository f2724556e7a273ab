package ccapi.cli.output;

import org.jspecify.annotations.Nullable;

/// Columns that more than one table has.
public final class Columns {
    /// Requests in flight and the most there may be, `2/5`.
    public static final Column CONCURRENCY = Column.of("current_concurrency", "CONC", Columns::slots)
            .named("concurrency")
            .right();

    /// Requests of today.
    public static final Column REQUESTS_TODAY =
            Column.of("today_requests", "REQ", Formats::count).named("requests").right();

    /// Tokens of today.
    public static final Column TOKENS_TODAY =
            Column.of("today_tokens", "TOKENS", Formats::count).named("tokens").right();

    /// Since when it is there.
    public static final Column CREATED =
            Column.of("created_at", "CREATED", Formats::ago).named("created").wideOnly();

    private Columns() {}

    private static String slots(@Nullable Object value, Row row, Look look) {
        long most = row.number("max_concurrency");
        return row.number("current_concurrency") + "/" + (most == 0 ? Formats.NOTHING : most);
    }
}
