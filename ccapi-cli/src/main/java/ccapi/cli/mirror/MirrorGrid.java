package ccapi.cli.mirror;

import ccapi.cli.output.Column;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Look;
import ccapi.cli.output.Row;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The columns of the mirror pool.
final class MirrorGrid {
    static final Grid ACCOUNTS = new Grid(
            "id",
            List.of(
                    Column.of("id", "ID", Formats::text).right(),
                    Column.of("email", "EMAIL", Formats::text),
                    Column.of("plan", "PLAN", MirrorGrid::plan),
                    Column.of("status", "STATUS", MirrorGrid::status).dropped(2),
                    Column.of("iq_status", "IQ", MirrorGrid::iq).named("iq"),
                    Column.of("in_ccapi", "IN CCAPI", MirrorGrid::added),
                    Column.of("ccapi_account", "ACCOUNT", Formats::text)
                            .named("account")
                            .dropped(3),
                    Column.of("updated_at", "UPDATED", Formats::ago)
                            .named("updated")
                            .right()
                            .dropped(1),
                    Column.of("needs_renewal", "RENEW", Formats::yesNo)
                            .named("renew")
                            .dropped(4)),
            "The minter lists no such account.");

    static final Grid RESULTS = new Grid(
            "ccapi_account_name",
            List.of(
                    Column.of("id", "ID", Formats::text).right(),
                    Column.of("email", "EMAIL", Formats::text),
                    Column.of("action", "ACTION", Formats::text),
                    Column.of("ccapi_account_name", "ACCOUNT", Formats::text).named("account"),
                    Column.of("error", "ERROR", Formats::text)),
            "Nothing to mint.");

    static final Grid STATUS = new Grid(
            "state",
            List.of(
                    Column.of("state", "STATE", Formats::text),
                    Column.of("endpoint", "ENDPOINT", Formats::text),
                    Column.of("latency_ms", "LATENCY", Formats::duration).named("latency"),
                    Column.of("error", "ERROR", Formats::text),
                    Column.of("hint", "HINT", Formats::text)),
            "");

    private MirrorGrid() {}

    private static String plan(@Nullable Object value, Row row, Look look) {
        String plan = Formats.plain(value);
        return plan.substring(0, 1).toUpperCase(Locale.ROOT) + plan.substring(1);
    }

    private static String status(@Nullable Object value, Row row, Look look) {
        return row.number("status") == 1 ? "OK" : Formats.plain(value);
    }

    private static String iq(@Nullable Object value, Row row, Look look) {
        return look.chinese() ? Formats.plain(value) : Iq.english(Formats.plain(value));
    }

    private static String added(@Nullable Object value, Row row, Look look) {
        if (!Boolean.TRUE.equals(value)) {
            return Formats.NOTHING;
        }
        return look.chinese() ? "已添加" : "added";
    }
}
