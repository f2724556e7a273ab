package ccapi.cli.usage;

import ccapi.cli.output.Column;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Look;
import ccapi.cli.output.Row;
import ccapi.shared.text.Times;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The columns of single requests.
public final class RequestGrid {
    /// Requests as they were booked.
    public static final Grid REQUESTS = new Grid(
            "id",
            List.of(
                    Column.of("created_at", "TIME", RequestGrid::time).named("time"),
                    Column.of("api_key_name", "USER", Formats::text).named("user"),
                    Column.of("account_name", "ACCOUNT", Formats::text).named("account"),
                    Column.of("model", "MODEL", RequestGrid::model),
                    Column.of("input_tokens", "IN", Formats::count).named("in").right(),
                    Column.of("output_tokens", "OUT", Formats::count)
                            .named("out")
                            .right(),
                    Column.of("cost_usd", "COST", RequestGrid::cost)
                            .named("cost")
                            .right()
                            .dropped(4),
                    Column.of("stream", "STREAM", Formats::yesNo).dropped(6),
                    Column.of("duration_ms", "DURATION", Formats::duration)
                            .named("duration")
                            .right()
                            .dropped(3),
                    Column.of("status_code", "STATUS", Formats::text)
                            .named("status")
                            .right(),
                    Column.of("outcome", "OUTCOME", Formats::text).dropped(5),
                    Column.of("actual_model", "ACTUAL MODEL", Formats::text).wideOnly(),
                    Column.of("cache_read_tokens", "CACHE R", Formats::count)
                            .named("cache_read")
                            .right()
                            .wideOnly(),
                    Column.of("cache_create_tokens", "CACHE W", Formats::count)
                            .named("cache_write")
                            .right()
                            .wideOnly(),
                    Column.of("estimated", "ESTIMATED", Formats::yesNo).wideOnly(),
                    Column.of("ttfb_ms", "FIRST BYTE", Formats::duration)
                            .named("first_byte")
                            .right()
                            .wideOnly(),
                    Column.of("attempts", "TRIES", Formats::text).right().wideOnly(),
                    Column.of("error", "ERROR", Formats::text).wideOnly(),
                    Column.of("id", "ID", Formats::text).wideOnly()),
            "No requests in this range.");

    private RequestGrid() {}

    private static String time(@Nullable Object value, Row row, Look look) {
        Instant when = Formats.instant(value);
        if (when == null || look.times() != Look.Times.RELATIVE) {
            return Formats.ago(value, row, look);
        }
        return when.isAfter(look.now().minusSeconds(24 * 3600))
                ? Times.clock(when, look.zone())
                : Times.moment(when, look.now(), look.zone());
    }

    // the model asked for, and what answered when that differs
    private static String model(@Nullable Object value, Row row, Look look) {
        String actual = row.text("actual_model");
        return Formats.plain(value) + (actual.isEmpty() || actual.equals(value) ? "" : " → " + actual);
    }

    private static String cost(@Nullable Object value, Row row, Look look) {
        return value == null ? "unpriced" : Formats.money(value, row, look) + (row.is("estimated") ? "~" : "");
    }
}
