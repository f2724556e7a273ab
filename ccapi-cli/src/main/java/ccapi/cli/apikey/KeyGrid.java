package ccapi.cli.apikey;

import ccapi.cli.command.Kind;
import ccapi.cli.output.Column;
import ccapi.cli.output.Columns;
import ccapi.cli.output.Format;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Look;
import ccapi.cli.output.Row;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.apikey.ApiKeysApi;
import ccapi.shared.money.Usd;
import ccapi.shared.text.Numbers;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The columns of client keys.
final class KeyGrid {
    static final Grid KEYS = new Grid(
            "name",
            List.of(
                    Column.of("name", "NAME", Formats::text),
                    Column.of("key", "KEY", Formats::text).dropped(9),
                    Column.of("enabled", "STATUS", KeyGrid::status)
                            .named("status")
                            .dropped(8),
                    Columns.CONCURRENCY.dropped(5),
                    Columns.REQUESTS_TODAY.dropped(6),
                    Columns.TOKENS_TODAY.dropped(7),
                    Column.of("today_usage", "DAILY", limit("daily_limit"))
                            .named("daily")
                            .right(),
                    Column.of("week_usage", "WEEKLY", limit("weekly_limit"))
                            .named("weekly")
                            .right()
                            .dropped(3),
                    Column.of("month_usage", "MONTHLY", limit("monthly_limit"))
                            .named("monthly")
                            .right()
                            .dropped(4),
                    Column.of("reserved", "RESERVED", Formats::money).right().wideOnly(),
                    Column.of("models", "MODELS", Formats::text).wideOnly(),
                    Column.of("accounts", "ACCOUNTS", Formats::text).wideOnly(),
                    Column.of("expires_at", "EXPIRES", Formats::until)
                            .named("expires")
                            .wideOnly(),
                    Column.of("last_used", "USED", Formats::ago).right().wideOnly(),
                    Column.of("forecast", "FORECAST", Formats::text).wideOnly(),
                    Column.of("note", "NOTE", Formats::text).wideOnly(),
                    Column.of("id", "ID", Formats::text).wideOnly(),
                    Columns.CREATED),
            "No keys yet. Make one: ccapi key create NAME");

    static final Kind KIND = new Kind("key", ApiKeysApi.PATH, KEYS, ApiKey.class);

    private KeyGrid() {}

    private static String status(@Nullable Object value, Row row, Look look) {
        return Boolean.TRUE.equals(value) ? "active" : "disabled";
    }

    // used/limit: ? while a figure is not known, ∞ without a limit
    private static Format limit(String field) {
        return (value, row, _) -> {
            String used = value instanceof BigDecimal dollars ? Numbers.bareMoney(Usd.of(dollars)) : "?";
            String most = row.at(field) instanceof BigDecimal dollars ? Numbers.bareMoney(Usd.of(dollars)) : "∞";
            return used + "/" + most;
        };
    }
}
