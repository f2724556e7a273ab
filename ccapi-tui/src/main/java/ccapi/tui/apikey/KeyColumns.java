package ccapi.tui.apikey;

import ccapi.shared.apikey.ApiKey;
import ccapi.shared.money.Usd;
import ccapi.shared.text.Numbers;
import ccapi.shared.text.Times;
import ccapi.tui.page.Column;
import ccapi.tui.page.Context;
import ccapi.tui.page.Schema;
import ccapi.tui.widget.Table;
import ccapi.tui.widget.Tone;
import ccapi.tui.words.Phrase;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The columns of the API keys table.
final class KeyColumns {
    static final Schema<ApiKey> SCHEMA = new Schema<>(
            "keys",
            ApiKey::id,
            List.of(
                    Column.text("name", KeyWords.NAME, 12, 24, 0, ApiKey::name),
                    key(),
                    status(),
                    concurrency(),
                    Column.number(
                            "requests",
                            KeyWords.REQUESTS,
                            6,
                            5,
                            ApiKey::todayRequests,
                            row -> Numbers.count(row.todayRequests())),
                    Column.number(
                            "tokens",
                            KeyWords.TOKENS,
                            6,
                            9,
                            ApiKey::todayTokens,
                            row -> Numbers.count(row.todayTokens())),
                    spend("daily", KeyWords.DAILY, 2, ApiKey::todayUsage, ApiKey::dailyLimit),
                    spend("weekly", KeyWords.WEEKLY, 6, ApiKey::weekUsage, ApiKey::weeklyLimit),
                    spend("monthly", KeyWords.MONTHLY, 3, ApiKey::monthUsage, ApiKey::monthlyLimit),
                    used()));

    private KeyColumns() {}

    /// The mask, shorter still where there is no room: its first and last four characters.
    private static Column<ApiKey> key() {
        return Column.text("key", KeyWords.KEY, 9, 16, 7, ApiKey::key).drawn((row, width, _) -> {
            String mask = row.key();
            boolean fits = mask.length() <= width || mask.length() < 8;
            return new Table.Cell(
                    fits ? mask : mask.substring(0, 4) + "…" + mask.substring(mask.length() - 4), Tone.QUIET);
        });
    }

    private static Column<ApiKey> status() {
        return Column.<ApiKey>text("status", KeyWords.STATUS, 10, 10, 1, row -> row.enabled() ? "active" : "disabled")
                .drawn((row, _, context) -> status(row, context));
    }

    static Table.Cell status(ApiKey key, Context context) {
        if (!key.enabled()) {
            return new Table.Cell("○ " + context.say(KeyWords.DISABLED), Tone.QUIET);
        }
        boolean expired = key.expiresAt() != null && key.expiresAt().isBefore(context.now());
        return expired
                ? new Table.Cell("✖ " + context.say(KeyWords.EXPIRED), Tone.BAD)
                : new Table.Cell("● " + context.say(KeyWords.ACTIVE), Tone.GOOD);
    }

    private static Column<ApiKey> concurrency() {
        return Column.<ApiKey>text(
                        "concurrency",
                        KeyWords.CONCURRENCY,
                        5,
                        7,
                        4,
                        row -> row.currentConcurrency() + "/"
                                + (row.maxConcurrency() == 0 ? "--" : row.maxConcurrency()))
                .sorted(Comparator.comparingInt(ApiKey::currentConcurrency))
                .flushRight();
    }

    private static Column<ApiKey> spend(
            String id,
            Phrase head,
            int priority,
            Function<ApiKey, @Nullable Usd> used,
            Function<ApiKey, @Nullable Usd> limit) {
        return new Column<>(
                id,
                head,
                true,
                9,
                SpendLook.WIDE,
                priority,
                row -> SpendLook.figures(used.apply(row), limit.apply(row)),
                Comparator.comparingDouble(row -> SpendLook.percent(used.apply(row), limit.apply(row))),
                (row, width, _) -> SpendLook.cell(used.apply(row), limit.apply(row), width));
    }

    private static Column<ApiKey> used() {
        return new Column<>(
                "used",
                KeyWords.USED,
                true,
                4,
                6,
                10,
                _ -> "",
                Comparator.comparing((ApiKey row) -> row.lastUsed() == null ? Instant.EPOCH : row.lastUsed()),
                (row, _, context) -> Table.Cell.of(Times.ago(row.lastUsed(), context.now())));
    }
}
