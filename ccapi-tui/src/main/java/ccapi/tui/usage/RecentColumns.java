package ccapi.tui.usage;

import ccapi.shared.text.Cells;
import ccapi.shared.text.Numbers;
import ccapi.shared.text.Times;
import ccapi.shared.usage.RequestEntry;
import ccapi.tui.page.Column;
import ccapi.tui.page.Context;
import ccapi.tui.page.Schema;
import ccapi.tui.widget.Table;
import ccapi.tui.widget.Tone;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The columns of single requests.
final class RecentColumns {
    static final Schema<RequestEntry> SCHEMA = new Schema<>(
            "recent",
            RequestEntry::id,
            List.of(
                    time(),
                    Column.text("user", UsageWords.USER, 9, 18, 3, RequestEntry::apiKeyName),
                    Column.text("account", UsageWords.ACCOUNT, 10, 20, 2, RequestEntry::accountName),
                    Column.<RequestEntry>text("model", UsageWords.MODEL, 14, 40, 1, RecentColumns::model)
                            .drawn((row, width, _) -> Table.Cell.of(model(row, width))),
                    tokens("in", UsageWords.IN, 6, RequestEntry::inputTokens),
                    tokens("out", UsageWords.OUT, 7, RequestEntry::outputTokens),
                    stream(),
                    Column.number(
                            "duration",
                            UsageWords.DURATION,
                            6,
                            4,
                            RequestEntry::durationMs,
                            row -> Times.duration(row.durationMs())),
                    status(),
                    Column.number(
                            "cost",
                            UsageWords.COST,
                            8,
                            8,
                            row -> row.costUsd() == null ? -1 : row.costUsd().nanos(),
                            row -> row.costUsd() == null ? "?" : Numbers.bareMoney(row.costUsd())),
                    Column.number(
                            "first_byte",
                            UsageWords.FIRST_BYTE,
                            6,
                            11,
                            row -> row.ttfbMs() == null ? -1 : row.ttfbMs(),
                            row -> row.ttfbMs() == null ? "--" : Times.duration(row.ttfbMs())),
                    Column.number(
                            "cache_read",
                            UsageWords.CACHE_READ,
                            8,
                            10,
                            RequestEntry::cacheReadTokens,
                            row -> Numbers.count(row.cacheReadTokens()))));

    private RecentColumns() {}

    /// The model asked for, and after an arrow the one that answered where it is another.
    static String model(RequestEntry entry) {
        String actual = entry.actualModel();
        return actual == null || actual.equals(entry.model()) ? entry.model() : entry.model() + " → " + actual;
    }

    private static String model(RequestEntry entry, int width) {
        String whole = model(entry);
        if (Cells.width(whole) <= width) {
            return whole;
        }
        String actual = entry.actualModel();
        String asked = shortModel(entry.model());
        return actual == null || actual.equals(entry.model()) ? asked : asked + "→" + shortModel(actual);
    }

    /// A model's name without its maker and its date.
    static String shortModel(String model) {
        return model.replaceFirst("^claude-", "").replaceFirst("-20\\d{6}$", "");
    }

    private static Column<RequestEntry> time() {
        return new Column<>(
                "time",
                UsageWords.TIME,
                false,
                8,
                9,
                0,
                _ -> "",
                Comparator.comparing(RequestEntry::createdAt),
                (row, _, context) -> new Table.Cell(time(row, context), Tone.QUIET));
    }

    private static String time(RequestEntry row, Context context) {
        boolean recent = Duration.between(row.createdAt(), context.now()).toHours() < 20;
        return recent
                ? Times.clock(row.createdAt(), context.zone())
                : Times.moment(row.createdAt(), context.now(), context.zone());
    }

    /// Exact below a hundred thousand; an estimate says so.
    private static Column<RequestEntry> tokens(
            String id, UsageWords head, int priority, Function<RequestEntry, Long> value) {
        return Column.number(id, head, 7, priority, value, row -> {
            long count = value.apply(row);
            String text = count < 100_000 ? String.format(Locale.ROOT, "%,d", count) : Numbers.count(count);
            return (row.estimated() ? "~" : "") + text;
        });
    }

    private static Column<RequestEntry> stream() {
        return Column.<RequestEntry>text("stream", UsageWords.STREAM, 6, 6, 9, row -> row.stream() ? "yes" : "no")
                .drawn((row, _, context) ->
                        new Table.Cell(context.say(row.stream() ? UsageWords.YES : UsageWords.NO), Tone.QUIET));
    }

    private static Column<RequestEntry> status() {
        return Column.<RequestEntry>number(
                        "status",
                        UsageWords.STATUS,
                        4,
                        5,
                        row -> (long) row.statusCode(),
                        row -> row.outcome().equals("open") ? "…" : Integer.toString(row.statusCode()))
                .toned(RecentColumns::tone);
    }

    static Tone tone(RequestEntry row) {
        return switch (row.outcome()) {
            case "ok" -> Tone.GOOD;
            case "open", "client_gone", "cancelled" -> Tone.WARN;
            default -> Tone.BAD;
        };
    }
}
