package ccapi.cli.live;

import ccapi.cli.command.Kind;
import ccapi.cli.output.Column;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import ccapi.shared.live.LiveApi;
import ccapi.shared.live.LiveRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// The columns of requests in flight.
final class LiveGrid {
    static final Grid LIVE = new Grid(
            "id",
            List.of(
                    Column.of("api_key_name", "USER", Formats::text).named("user"),
                    Column.of("account_name", "ACCOUNT", Formats::text).named("account"),
                    Column.of("model", "MODEL", Formats::text),
                    Column.of("phase", "PHASE", Formats::text),
                    Column.of("input_tokens", "IN", Formats::count)
                            .named("in")
                            .right()
                            .dropped(3),
                    Column.of("output_tokens", "OUT", Formats::count)
                            .named("out")
                            .right(),
                    Column.of(
                                    "tokens_per_second",
                                    "TOK/S",
                                    (value, _, _) -> value instanceof BigDecimal rate
                                            ? String.format(Locale.ROOT, "%.0f", rate.doubleValue())
                                            : Formats.NOTHING)
                            .named("rate")
                            .right()
                            .dropped(2),
                    Column.of("age_ms", "AGE", Formats::duration).named("age").right(),
                    Column.of("attempts", "TRIES", Formats::text).right().dropped(4),
                    Column.of("id", "ID", Formats::text).dropped(1)),
            "No request is in flight.");

    static final Kind KIND = new Kind("request", LiveApi.PATH, LIVE, LiveRequest.class);

    private LiveGrid() {}
}
