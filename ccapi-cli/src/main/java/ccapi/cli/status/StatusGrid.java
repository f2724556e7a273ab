package ccapi.cli.status;

import ccapi.cli.output.Column;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import java.util.List;

/// How the daemon's status looks.
public final class StatusGrid {
    /// One daemon.
    public static final Grid STATUS = new Grid(
            "state",
            List.of(
                    Column.of("state", "STATE", Formats::text),
                    Column.of("version", "VERSION", Formats::text),
                    Column.of("pid", "PID", Formats::text).right(),
                    Column.of("started_at", "STARTED", Formats::ago).named("started"),
                    Column.of("listen", "LISTEN", Formats::text),
                    Column.of("home", "HOME", Formats::text),
                    Column.of("time_zone", "TIME ZONE", Formats::text),
                    Column.of("accounts", "ACCOUNTS", Formats::text).right(),
                    Column.of("accounts_by_health", "HEALTH", Formats::text).named("health"),
                    Column.of("keys", "KEYS", Formats::text).right(),
                    Column.of("in_flight", "IN FLIGHT", Formats::text).right(),
                    Column.of("today_requests", "REQUESTS TODAY", Formats::count)
                            .right(),
                    Column.of("today_tokens", "TOKENS TODAY", Formats::count).right(),
                    Column.of("today_cost_usd", "COST TODAY", Formats::money)
                            .named("today_cost")
                            .right(),
                    Column.of("warnings", "WARNINGS", Formats::text)),
            "");

    private StatusGrid() {}
}
