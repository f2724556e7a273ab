package ccapi.cli.usage;

import ccapi.cli.output.Column;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Look;
import ccapi.cli.output.Row;
import ccapi.shared.text.Numbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The columns of our use beside the upstream's windows.
public final class WindowGrid {
    private static final List<Column> WINDOW = List.of(
            Column.of("window", "WINDOW", Formats::text),
            Column.of("from", "SINCE", Formats::clock).right().dropped(4),
            Column.of("to", "READ", Formats::ago).named("read").right().dropped(2),
            Column.of("resets_at", "ENDS", Formats::clock).named("ends").right(),
            Column.of("moved_percent", "MOVED", Formats::percent).named("moved").right(),
            Column.of("requests", "REQUESTS", Formats::count).right().dropped(3),
            Column.of("tokens", "TOKENS", Formats::count).right().dropped(1),
            Column.of("cost_usd", "COST", Formats::money).named("cost").right(),
            Column.of("local_share", "OURS", WindowGrid::share).named("ours").right());

    /// Windows of all accounts.
    static final Grid ALL = new Grid(
            "account_name",
            Stream.concat(
                            Stream.of(Column.of("account_name", "ACCOUNT", Formats::text)
                                    .named("account")),
                            WINDOW.stream())
                    .toList(),
            "No account has told of a window yet; Claude and Codex logins do with each answer.");

    /// Windows of one account.
    public static final Grid OF_ONE = new Grid("window", WINDOW, "");

    private WindowGrid() {}

    private static String share(@Nullable Object value, Row row, Look look) {
        return value instanceof BigDecimal share ? Numbers.percent(share.doubleValue() * 100) : Formats.NOTHING;
    }
}
