package ccapi.cli.account;

import ccapi.cli.command.Kind;
import ccapi.cli.output.Column;
import ccapi.cli.output.Columns;
import ccapi.cli.output.Format;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Look;
import ccapi.cli.output.Row;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.text.Numbers;
import ccapi.shared.text.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The columns of accounts.
final class AccountGrid {
    static final Grid ACCOUNTS = new Grid(
            "name",
            List.of(
                    Column.of("name", "NAME", Formats::text),
                    Column.of("type", "TYPE", Formats::text).dropped(4),
                    Column.of("priority", "PRI", Formats::text).right().dropped(5),
                    Columns.CONCURRENCY.dropped(3),
                    Column.of("health", "HEALTH", Formats::text),
                    Column.of("health_until", "UNTIL", Formats::clock)
                            .named("until")
                            .dropped(2),
                    Columns.REQUESTS_TODAY.dropped(6),
                    Columns.TOKENS_TODAY.dropped(7),
                    Column.of("today_cost_usd", "COST", AccountGrid::cost)
                            .named("cost")
                            .right(),
                    Column.of("windows.5h.used_percent", "5H", window("5h"))
                            .named("5h")
                            .right()
                            .dropped(1),
                    Column.of("windows.7d.used_percent", "7D", window("7d"))
                            .named("7d")
                            .right()
                            .dropped(8),
                    Column.of("last_used", "USED", Formats::ago).right().dropped(9),
                    Column.of("health_reason", "REASON", Formats::text)
                            .named("reason")
                            .wideOnly(),
                    Column.of("enabled", "ENABLED", Formats::yesNo).wideOnly(),
                    Column.of("draining", "DRAINING", Formats::yesNo).wideOnly(),
                    Column.of("email", "EMAIL", Formats::text).wideOnly(),
                    Column.of("plan", "PLAN", Formats::text).wideOnly(),
                    Column.of("base_url", "BASE URL", Formats::text).wideOnly(),
                    Column.of("models", "MODELS", Formats::text).wideOnly(),
                    Column.of("model_map", "MODEL MAP", Formats::text).wideOnly(),
                    Column.of("credential_expires_at", "TOKEN ENDS", Formats::until)
                            .named("expires")
                            .wideOnly(),
                    Column.of("forecast", "FORECAST", Formats::text).wideOnly(),
                    Column.of("source", "SOURCE", Formats::text).wideOnly(),
                    Column.of("note", "NOTE", Formats::text).wideOnly(),
                    Column.of("id", "ID", Formats::text).wideOnly(),
                    Columns.CREATED),
            "No accounts yet. Add one: ccapi account add NAME --type claude-oauth");

    static final Kind KIND = new Kind("account", AccountsApi.PATH, ACCOUNTS, Account.class);

    private AccountGrid() {}

    // an unpriced request must not look free
    private static String cost(@Nullable Object value, Row row, Look look) {
        return Formats.money(value, row, look) + (row.number("today_unpriced") > 0 ? "+?" : "");
    }

    private static Format window(String name) {
        return (_, row, look) -> window(row.row("windows." + name), look);
    }

    /// A usage window in a few cells: its share and when it starts anew; `--` once the reset has passed.
    static String window(Row window, Look look) {
        Instant reset = Formats.instant(window.at("resets_at"));
        if (window.fields().isEmpty() || (reset != null && reset.isBefore(look.now()))) {
            return Formats.NOTHING;
        }
        String share = window.at("used_percent") instanceof BigDecimal percent
                ? Numbers.percent(percent.doubleValue())
                : window.text("status");
        return reset == null ? share : share + " " + Times.until(reset, look.now());
    }
}
