package ccapi.tui.apikey;

import ccapi.shared.apikey.ApiKey;
import ccapi.shared.money.Usd;
import ccapi.shared.text.Cells;
import ccapi.shared.text.Numbers;
import ccapi.shared.text.Times;
import ccapi.tui.page.Context;
import ccapi.tui.widget.Bar;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Table;
import ccapi.tui.widget.Tone;
import ccapi.tui.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The details of one key as lines.
final class KeyLines {
    private static final int LABEL = 11;

    private final Context context;
    private final int width;
    private final List<Line> lines = new ArrayList<>();

    private KeyLines(Context context, int width) {
        this.context = context;
        this.width = width;
    }

    static List<Line> of(ApiKey key, int width, Context context) {
        KeyLines lines = new KeyLines(context, width);
        lines.spending(key);
        lines.facts(key);
        return lines.lines;
    }

    private void spending(ApiKey key) {
        Table.Cell status = KeyColumns.status(key, context);
        lines.add(Line.of(status.text(), status.tone()));
        lines.add(Line.BLANK);
        spend(KeyWords.D_DAY, key.todayUsage(), key.dailyLimit());
        spend(KeyWords.D_WEEK, key.weekUsage(), key.weeklyLimit());
        spend(KeyWords.D_MONTH, key.monthUsage(), key.monthlyLimit());
        if (key.reserved().nanos() > 0) {
            pair(KeyWords.D_RESERVED, Numbers.money(key.reserved()), Tone.PLAIN);
        }
        if (key.forecast() != null) {
            pair(KeyWords.D_FORECAST, key.forecast(), Tone.WARN);
        }
        lines.add(Line.BLANK);
        pair(
                KeyWords.D_TODAY,
                Numbers.count(key.todayRequests()) + " · " + Numbers.count(key.todayTokens()),
                Tone.STRONG);
    }

    private void spend(Phrase label, @Nullable Usd used, @Nullable Usd limit) {
        double percent = SpendLook.percent(used, limit);
        Line line = Line.of(Cells.left(context.say(label), LABEL) + " ", Tone.QUIET);
        if (percent >= 0) {
            int bar = Math.clamp(width - LABEL - 24, 6, 30);
            line = line.and(Bar.of(percent, bar), Bar.tone(percent))
                    .and(Cells.right(Numbers.percent(percent), 5) + "  ", Tone.STRONG);
        }
        lines.add(line.and(SpendLook.figures(used, limit)));
    }

    private void facts(ApiKey key) {
        pair(KeyWords.D_ID, key.id(), Tone.PLAIN);
        pair(KeyWords.D_KEY, key.key(), Tone.PLAIN);
        String limit = key.maxConcurrency() == 0 ? "--" : Integer.toString(key.maxConcurrency());
        pair(KeyWords.D_IN_USE, key.currentConcurrency() + " / " + limit, Tone.PLAIN);
        pair(KeyWords.D_MODELS, all(key.models()), Tone.PLAIN);
        pair(KeyWords.D_ACCOUNTS, all(key.accounts()), Tone.PLAIN);
        String expires = key.expiresAt() == null
                ? context.say(KeyWords.D_NEVER)
                : Times.moment(key.expiresAt(), context.now(), context.zone());
        pair(KeyWords.D_EXPIRES, expires, Tone.PLAIN);
        pair(KeyWords.D_CREATED, Times.moment(key.createdAt(), context.now(), context.zone()), Tone.PLAIN);
        pair(KeyWords.D_USED, Times.ago(key.lastUsed(), context.now()), Tone.PLAIN);
        if (!key.note().isEmpty()) {
            pair(KeyWords.D_NOTE, key.note(), Tone.PLAIN);
        }
    }

    private String all(List<String> names) {
        return names.isEmpty() ? context.say(KeyWords.D_ALL) : String.join(", ", names);
    }

    private void pair(Phrase label, String value, Tone tone) {
        lines.add(Line.pair(context.say(label), LABEL, value, tone));
    }
}
