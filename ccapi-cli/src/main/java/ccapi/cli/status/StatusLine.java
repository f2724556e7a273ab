package ccapi.cli.status;

import ccapi.cli.output.Row;
import ccapi.shared.money.Usd;
import ccapi.shared.text.Cells;
import ccapi.shared.text.Numbers;
import java.math.BigDecimal;
import java.util.List;

/// The daemon in one line, for prompts and status bars.
public final class StatusLine {
    private StatusLine() {}

    /// Such as `ccapi 5/8 healthy · 2 in flight · 45.6K req · US$275.09`.
    public static String of(Row status) {
        long serving = serving(status);
        String cost = status.at("today_cost_usd") instanceof BigDecimal dollars ? Numbers.money(Usd.of(dollars)) : "--";
        String state = status.text("state");
        return Cells.harmless("ccapi " + serving + "/" + status.number("accounts") + " healthy · "
                + status.number("in_flight") + " in flight · " + Numbers.count(status.number("today_requests"))
                + " req · "
                + cost + (state.equals("running") || state.isEmpty() ? "" : " · " + state)
                + (hasWarnings(status) ? " · !" : ""));
    }

    /// Health alone, such as `ccapi 5/8`, for a prompt that stands on every line.
    public static String brief(Row status) {
        return "ccapi " + serving(status) + "/" + status.number("accounts") + (hasWarnings(status) ? " !" : "");
    }

    private static long serving(Row status) {
        return status.number("accounts_by_health.healthy") + status.number("accounts_by_health.unknown");
    }

    private static boolean hasWarnings(Row status) {
        return status.at("warnings") instanceof List<?> list && !list.isEmpty();
    }
}
