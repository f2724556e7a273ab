package ccapi.tui.usage;

import ccapi.shared.money.Usd;
import ccapi.shared.text.Numbers;
import ccapi.shared.text.Times;
import ccapi.shared.usage.RequestDetail;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.UsageRow;
import ccapi.tui.page.Context;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Tone;
import ccapi.tui.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A request, or a row of the summary, as lines.
final class UsageLines {
    private static final int LABEL = 12;

    private final Context context;
    private final List<Line> lines = new ArrayList<>();

    private UsageLines(Context context) {
        this.context = context;
    }

    /// @param detail `null` while it is being loaded
    static List<Line> of(RequestEntry entry, @Nullable RequestDetail detail, int width, Context context) {
        UsageLines lines = new UsageLines(context);
        lines.outcome(entry, width);
        lines.route(entry, detail);
        lines.figures(entry);
        if (detail != null) {
            lines.trace(detail, width);
        }
        return lines.lines;
    }

    private void outcome(RequestEntry entry, int width) {
        pair(UsageWords.D_STATUS, entry.statusCode() + " " + entry.outcome(), RecentColumns.tone(entry));
        if (entry.error() != null) {
            lines.addAll(Line.wrap(entry.error(), width, Tone.BAD));
        }
        lines.add(Line.BLANK);
    }

    private void route(RequestEntry entry, @Nullable RequestDetail detail) {
        pair(UsageWords.D_ID, entry.id());
        String time = Times.moment(entry.createdAt(), context.now(), context.zone()) + "  "
                + Times.clock(entry.createdAt(), context.zone());
        pair(UsageWords.D_TIME, time);
        pair(UsageWords.D_USER, entry.apiKeyName());
        pair(UsageWords.D_ACCOUNT, entry.accountName().isEmpty() ? "--" : entry.accountName());
        pair(UsageWords.D_MODEL, entry.model());
        if (entry.actualModel() != null) {
            pair(UsageWords.D_SERVED, entry.actualModel());
        }
        if (detail != null) {
            pair(UsageWords.D_PATH, detail.path());
        }
        pair(UsageWords.D_ATTEMPTS, Integer.toString(entry.attempts()));
        pair(UsageWords.D_STREAM, context.say(entry.stream() ? UsageWords.YES : UsageWords.NO));
        pair(UsageWords.D_DURATION, Times.duration(entry.durationMs()));
        pair(UsageWords.D_FIRST_BYTE, entry.ttfbMs() == null ? "--" : Times.duration(entry.ttfbMs()));
        lines.add(Line.BLANK);
    }

    private void figures(RequestEntry entry) {
        tokens(entry.inputTokens(), entry.outputTokens(), entry.cacheReadTokens(), entry.cacheCreateTokens());
        String cost = entry.costUsd() == null ? context.say(UsageWords.D_NO_PRICE) : exact(entry.costUsd());
        pair(UsageWords.D_COST, cost, entry.costUsd() == null ? Tone.WARN : Tone.STRONG);
        if (entry.estimated()) {
            lines.add(Line.of(context.say(UsageWords.D_ESTIMATED), Tone.WARN));
        }
    }

    private void tokens(long input, long output, long cacheRead, long cacheWrite) {
        pair(UsageWords.D_INPUT, count(input));
        pair(UsageWords.D_OUTPUT, count(output));
        pair(UsageWords.D_CACHE_READ, count(cacheRead));
        pair(UsageWords.D_CACHE_WRITE, count(cacheWrite));
    }

    private void trace(RequestDetail detail, int width) {
        if (!detail.trace().isEmpty()) {
            lines.add(Line.BLANK);
            lines.add(Line.of(context.say(UsageWords.D_TRACE), Tone.HEAD));
            detail.trace().forEach(step -> lines.addAll(Line.wrap(step, width, Tone.PLAIN)));
        }
    }

    /// A row of the summary with exact figures.
    static List<Line> of(UsageRow row, Context context) {
        UsageLines lines = new UsageLines(context);
        lines.named(UsageWords.D_ACCOUNT, row.accountName());
        lines.named(UsageWords.D_USER, row.apiKeyName());
        lines.named(UsageWords.D_MODEL, row.model());
        lines.named(UsageWords.D_TIME, row.period());
        lines.lines.add(Line.BLANK);
        lines.pair(UsageWords.D_REQUESTS, count(row.requestCount()));
        lines.tokens(row.inputTokens(), row.outputTokens(), row.cacheReadTokens(), row.cacheCreateTokens());
        lines.pair(UsageWords.D_TOTAL, count(row.totalTokens()));
        lines.pair(UsageWords.D_COST, exact(row.costUsd()), Tone.STRONG);
        if (row.unpricedCount() > 0) {
            String words = context.say(UsageWords.D_UNPRICED, row.unpricedCount());
            lines.lines.add(Line.of(words, Tone.WARN));
        }
        lines.pair(UsageWords.D_ERRORS, count(row.errorCount()), row.errorCount() > 0 ? Tone.BAD : Tone.PLAIN);
        lines.pair(UsageWords.D_LATENCY, Times.duration(row.avgDurationMs()));
        return lines.lines;
    }

    private void named(Phrase label, String value) {
        if (!value.isEmpty()) {
            pair(label, value, Tone.STRONG);
        }
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String exact(Usd cost) {
        return Numbers.money(cost) + "  (" + cost.dollars().toPlainString() + ")";
    }

    private void pair(Phrase label, String value) {
        pair(label, value, Tone.PLAIN);
    }

    private void pair(Phrase label, String value, Tone tone) {
        lines.add(Line.pair(context.say(label), LABEL, value, tone));
    }
}
