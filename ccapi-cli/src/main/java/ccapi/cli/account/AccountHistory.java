package ccapi.cli.account;

import ccapi.cli.output.Column;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Look;
import ccapi.cli.output.Output;
import ccapi.cli.output.Row;
import ccapi.cli.output.Sparkline;
import ccapi.cli.usage.RequestGrid;
import ccapi.cli.usage.WindowGrid;
import java.math.BigDecimal;
import java.util.List;

/// What `account show` tells below the account itself: windows, the last day, errors, recent requests.
final class AccountHistory {
    private static final Grid WINDOWS = new Grid(
            "name",
            List.of(
                    Column.of("name", "WINDOW", Formats::text),
                    Column.of("used_percent", "USED", Formats::percent).right(),
                    Column.of("resets_at", "RESETS IN", Formats::until).right(),
                    Column.of("status", "STATUS", Formats::text),
                    Column.of("seen_at", "SEEN", Formats::ago).right(),
                    Column.of("source", "SOURCE", Formats::text)),
            "");
    private static final Grid ERRORS = new Grid(
            "at",
            List.of(
                    Column.of("at", "WHEN", Formats::ago).right(),
                    Column.of("status", "STATUS", Formats::text).right(),
                    Column.of("what", "WHAT", Formats::text)),
            "");

    private AccountHistory() {}

    static void print(Output.Place place, Look look, Row detail) {
        section(place, "usage windows", WINDOWS, detail.rows("account.windows"));
        section(place, "our use beside its windows", WindowGrid.OF_ONE, detail.rows("window_usage"));
        List<Long> hours = detail.at("hourly") instanceof List<?> list
                ? list.stream()
                        .map(hour -> hour instanceof BigDecimal count ? count.longValue() : 0L)
                        .toList()
                : List.of();
        if (hours.stream().anyMatch(count -> count > 0)) {
            place.out().println("\nlast 24 h   " + Sparkline.of(hours) + "  requests an hour");
        }
        section(place, "recent errors", ERRORS, detail.rows("errors"));
        section(place, "recent requests", RequestGrid.REQUESTS, detail.rows("recent"));
    }

    private static void section(Output.Place place, String title, Grid grid, List<Row> rows) {
        if (!rows.isEmpty()) {
            place.out().println("\n" + title);
            Output.plain().print(place, grid, rows);
        }
    }
}
