package ccapi.cli.usage;

import ccapi.cli.output.Column;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import java.util.List;

/// The columns of prices.
final class Prices {
    static final Grid LIST = new Grid(
            "model",
            List.of(
                    Column.of("model", "MODEL", Formats::text),
                    Column.of("input", "INPUT", Formats::text).right(),
                    Column.of("output", "OUTPUT", Formats::text).right(),
                    Column.of("cache_read", "CACHE R", Formats::text).right().dropped(3),
                    Column.of("cache_write5m", "W 5M", Formats::text)
                            .named("write_5m")
                            .right()
                            .dropped(4),
                    Column.of("cache_write1h", "W 1H", Formats::text)
                            .named("write_1h")
                            .right()
                            .dropped(5),
                    Column.of("threshold", "LONG FROM", Formats::count).right().dropped(2),
                    Column.of("override", "OWN", Formats::yesNo).named("own").dropped(6),
                    Column.of("listed_at", "LISTED", Formats::ago)
                            .named("listed")
                            .right()
                            .dropped(7),
                    Column.of("long_input", "LONG IN", Formats::text).right().wideOnly(),
                    Column.of("long_output", "LONG OUT", Formats::text).right().wideOnly(),
                    Column.of("from", "SINCE", Formats::text).named("since").wideOnly(),
                    Column.of("source", "SOURCE", Formats::text).wideOnly(),
                    Column.of("uncertain", "UNCERTAIN", Formats::text).wideOnly(),
                    Column.of("note", "NOTE", Formats::text).wideOnly()),
            "The daemon knows no prices.");

    static final Grid CHECK = new Grid(
            "model",
            List.of(
                    Column.of("model", "MODEL", Formats::text),
                    Column.of("priced", "PRICED", Formats::yesNo),
                    Column.of("priced_as", "AS", Formats::text),
                    Column.of("requests", "REQUESTS", Formats::count).right(),
                    Column.of("last_used", "USED", Formats::ago).right().dropped(1),
                    Column.of("listed_at", "LISTED", Formats::ago)
                            .named("listed")
                            .right()
                            .dropped(3),
                    Column.of("note", "NOTE", Formats::text).dropped(2)),
            "No model was used in the last 30 days.");

    private Prices() {}
}
