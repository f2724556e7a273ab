package ccapi.cli.usage;

import ccapi.cli.output.Column;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Look;
import ccapi.cli.output.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The columns of added-up usage: those of the grouping first, then the sums.
final class SummaryGrid {
    private static final List<Column> SUMS = List.of(
            Column.of("request_count", "REQUESTS", Formats::count)
                    .named("requests")
                    .right(),
            Column.of("input_tokens", "INPUT", Formats::count)
                    .named("input")
                    .right()
                    .dropped(3),
            Column.of("output_tokens", "OUTPUT", Formats::count)
                    .named("output")
                    .right()
                    .dropped(4),
            Column.of("cache_read_tokens", "CACHE R", Formats::count)
                    .named("cache_read")
                    .right()
                    .dropped(6),
            Column.of("cache_create_tokens", "CACHE W", Formats::count)
                    .named("cache_write")
                    .right()
                    .dropped(7),
            Column.of("total_tokens", "TOTAL", Formats::count)
                    .named("total")
                    .right()
                    .dropped(1),
            Column.of("cost_usd", "COST", SummaryGrid::cost).named("cost").right(),
            Column.of("avg_duration_ms", "AVG LATENCY", Formats::duration)
                    .named("latency")
                    .right()
                    .dropped(5),
            Column.of("error_count", "ERRORS", Formats::count)
                    .named("errors")
                    .right()
                    .wideOnly(),
            Column.of("unpriced_count", "UNPRICED", Formats::count)
                    .named("unpriced")
                    .right()
                    .wideOnly(),
            Column.of("estimated_count", "ESTIMATED", Formats::count)
                    .named("estimated")
                    .right()
                    .wideOnly());

    private static final String TOTAL = "Total";
    private static final int BAR = 16;

    private SummaryGrid() {}

    /// @param by   the grouping, comma separated
    /// @param most the largest cost among the rows, for bars over time
    static Grid by(String by, BigDecimal most) {
        List<Column> columns = new ArrayList<>();
        for (String group : by.split(",", -1)) {
            columns.add(
                    switch (group) {
                        case "key" ->
                            Column.of("api_key_name", "USER", Formats::text).named("user");
                        case "model" -> Column.of("model", "MODEL", Formats::text);
                        case "day" -> Column.of("period", "DAY", Formats::text).named("day");
                        case "hour" ->
                            Column.of("period", "HOUR", Formats::text).named("hour");
                        default ->
                            Column.of("account_name", "ACCOUNT", Formats::text).named("account");
                    });
        }
        columns.addAll(SUMS);
        if (by.startsWith("day") || by.startsWith("hour")) {
            columns.add(Column.of(
                            "cost_usd",
                            "",
                            (value, row, _) -> row.text("period").equals(TOTAL) ? "" : bar(value, most))
                    .named("bar")
                    .dropped(2)
                    .screenOnly());
        }
        return new Grid(columns.getFirst().path(), columns, "No requests in this range.");
    }

    /// The total row with a word in each grouping column that it leaves empty.
    static Row total(Row total) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>(total.fields());
        for (String group : List.of("account_name", "api_key_name", "model", "period")) {
            named.put(group, TOTAL);
        }
        return new Row(named);
    }

    private static String bar(@Nullable Object cost, BigDecimal most) {
        if (!(cost instanceof BigDecimal dollars) || most.signum() <= 0 || dollars.compareTo(most) > 0) {
            return "";
        }
        int length = (int) Math.round(dollars.doubleValue() / most.doubleValue() * BAR);
        return dollars.signum() > 0 && length == 0 ? "▏" : "█".repeat(length);
    }

    private static String cost(@Nullable Object value, Row row, Look look) {
        return Formats.money(value, row, look) + (row.number("unpriced_count") > 0 ? "+?" : "");
    }
}
