package ccapi.tui.usage;

import ccapi.shared.money.Usd;
import ccapi.shared.text.Cells;
import ccapi.shared.text.Numbers;
import ccapi.shared.text.Times;
import ccapi.shared.usage.UsageRow;
import ccapi.tui.page.Column;
import ccapi.tui.page.Schema;
import ccapi.tui.widget.Bar;
import ccapi.tui.widget.Table;
import ccapi.tui.widget.Tone;
import ccapi.tui.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The columns of the summary, which begin with what it is grouped by.
final class UsageColumns {
    private static final int SHARE_BAR = 12;

    private UsageColumns() {}

    /// @param total what all rows add up to, for shares
    static Schema<UsageRow> schema(Grouping grouping, Usd total) {
        List<Column<UsageRow>> columns = new ArrayList<>(names(grouping));
        columns.addAll(List.of(
                count("requests", UsageWords.REQUESTS, 6, 1, UsageRow::requestCount),
                count("input", UsageWords.INPUT, 6, 3, UsageRow::inputTokens),
                count("output", UsageWords.OUTPUT, 6, 4, UsageRow::outputTokens),
                count("cache_read", UsageWords.CACHE_READ, 7, 6, UsageRow::cacheReadTokens),
                count("cache_write", UsageWords.CACHE_WRITE, 7, 7, UsageRow::cacheCreateTokens),
                count("total", UsageWords.TOTAL, 6, 5, UsageRow::totalTokens),
                Column.<UsageRow>number(
                                "cost",
                                UsageWords.COST,
                                8,
                                2,
                                row -> row.costUsd().nanos(),
                                row -> Numbers.bareMoney(row.costUsd()))
                        .toned(row -> row.unpricedCount() > 0 ? Tone.WARN : Tone.PLAIN),
                Column.number(
                        "latency",
                        UsageWords.LATENCY,
                        7,
                        8,
                        UsageRow::avgDurationMs,
                        row -> Times.duration(row.avgDurationMs())),
                Column.<UsageRow>number(
                                "errors",
                                UsageWords.ERRORS,
                                5,
                                9,
                                UsageRow::errorCount,
                                row -> Numbers.count(row.errorCount()))
                        .toned(row -> row.errorCount() > 0 ? Tone.BAD : Tone.QUIET),
                share(total)));
        return new Schema<>("summary", UsageColumns::id, columns);
    }

    private static String id(UsageRow row) {
        return String.join("\u0000", row.accountName(), row.apiKeyName(), row.model(), row.period());
    }

    private static List<Column<UsageRow>> names(Grouping grouping) {
        Column<UsageRow> account = name("account", UsageWords.ACCOUNT, UsageRow::accountName);
        Column<UsageRow> user = name("user", UsageWords.USER, UsageRow::apiKeyName);
        return switch (grouping) {
            case ACCOUNT_USER -> List.of(account, user);
            case ACCOUNT -> List.of(account);
            case USER -> List.of(user);
            case MODEL -> List.of(name("model", UsageWords.MODEL, UsageRow::model));
            case DAY, HOUR -> List.of(name("period", UsageWords.PERIOD, UsageRow::period));
        };
    }

    private static Column<UsageRow> name(String id, Phrase head, Function<UsageRow, String> text) {
        return Column.text(id, head, 10, 26, 0, text);
    }

    private static Column<UsageRow> count(
            String id, Phrase head, int width, int priority, Function<UsageRow, Long> value) {
        return Column.number(id, head, width, priority, value, row -> Numbers.count(value.apply(row)));
    }

    private static Column<UsageRow> share(Usd total) {
        return Column.<UsageRow>number(
                        "share",
                        UsageWords.SHARE,
                        SHARE_BAR + 6,
                        10,
                        row -> row.costUsd().nanos(),
                        _ -> "")
                .drawn((row, _, _) -> {
                    double percent =
                            total.nanos() == 0 ? 0 : 100.0 * row.costUsd().nanos() / total.nanos();
                    String text = Bar.of(percent, SHARE_BAR) + Cells.right(Numbers.percent(percent), 5);
                    return new Table.Cell(text, Tone.NEWS);
                });
    }
}
