package ccapi.tui.usage;

import ccapi.shared.text.Numbers;
import ccapi.shared.usage.UsageRow;
import ccapi.shared.usage.UsageSummary;
import ccapi.tui.page.Context;
import ccapi.tui.page.Listing;
import ccapi.tui.page.PageWords;
import ccapi.tui.widget.Box;
import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Sparkline;
import ccapi.tui.widget.Tiles;
import ccapi.tui.widget.Tiles.Tile;
import ccapi.tui.widget.Tone;
import ccapi.tui.words.Phrase;
import java.util.ArrayList;
import java.util.List;

/// Draws the usage page.
record UsageView(UsagePage page, Canvas canvas, Context context) {
    void draw() {
        Tiles.draw(canvas, tiles());
        choices(canvas.rows(Tiles.HEIGHT, 1));
        if (page.detail().open() && page.listing().selectedIndex() >= 0) {
            details(canvas.rows(Tiles.HEIGHT + 1, canvas.height() - Tiles.HEIGHT - 1));
            return;
        }
        UsageLayout layout = page.layout(canvas.height());
        String by = context.say(page.asked().grouping().label());
        rule(layout.summaryTop(), context.say(UsageWords.SUMMARY, by), !page.onRecent());
        summary(canvas.rows(layout.summaryTop() + 1, layout.summaryHeight()));
        rule(layout.recentTop(), context.say(UsageWords.RECENT), page.onRecent());
        recent(canvas.rows(layout.recentTop() + 1, layout.recentHeight()));
    }

    private List<Tile> tiles() {
        UsageRow total = page.totals() == null ? null : page.totals().total();
        return List.of(
                new Tile(context.say(UsageWords.TOTAL_REQUESTS), count(total == null ? 0 : total.requestCount())),
                new Tile(context.say(UsageWords.INPUT_TOKENS), count(total == null ? 0 : total.inputTokens())),
                new Tile(context.say(UsageWords.OUTPUT_TOKENS), count(total == null ? 0 : total.outputTokens())),
                new Tile(context.say(UsageWords.EST_COST), total == null ? "--" : Numbers.money(total.costUsd())));
    }

    private static String count(long value) {
        return Numbers.count(value);
    }

    private void choices(Canvas row) {
        Line line = Line.of(context.say(UsageWords.RANGE) + " ", Tone.QUIET);
        List<Span> spans = new ArrayList<>(Span.KNOWN);
        if (!spans.contains(page.asked().span())) {
            spans.add(page.asked().span());
        }
        for (Span span : spans) {
            String label = context.say(span.label());
            boolean chosen = span.equals(page.asked().span());
            line = line.and(chosen ? "[" + label + "]" : " " + label + " ", chosen ? Tone.STRONG : Tone.QUIET);
        }
        line = line.and("  " + context.say(UsageWords.BY) + " ", Tone.QUIET)
                .and("[" + context.say(page.asked().grouping().label()) + "]", Tone.STRONG);
        if (page.asked().onlyErrors()) {
            line = line.and("  " + context.say(UsageWords.ONLY_ERRORS), Tone.WARN);
        }
        line.draw(row, 1, 0);
        int left = row.width() - line.width() - 10;
        if (left >= 20 && !page.curve().isEmpty()) {
            String curve = Sparkline.of(page.curve(), left);
            String unit = page.asked().span().fine() ? " $/h" : " $/d";
            Line.of(curve, Tone.NEWS).and(unit, Tone.QUIET).draw(row, line.width() + 4, 0);
        }
    }

    private void rule(int y, String title, boolean focused) {
        Box.rule(canvas, y, title, focused ? Tone.STRONG : Tone.QUIET);
    }

    private void summary(Canvas part) {
        UsageSummary totals = page.totals();
        if (totals == null || page.summary().all().isEmpty()) {
            page.summary().draw(part, context, false);
            empty(part, page.summary(), totals == null ? PageWords.LOADING : UsageWords.NO_SUMMARY);
            return;
        }
        page.summary().draw(part, context, !page.onRecent(), totalRow(totals.total()));
    }

    /// The total under the name of the first column.
    private UsageRow totalRow(UsageRow total) {
        String name = context.say(UsageWords.TOTAL_ROW);
        Grouping by = page.asked().grouping();
        boolean byAccount = by == Grouping.ACCOUNT_USER || by == Grouping.ACCOUNT;
        return new UsageRow(
                byAccount ? name : "",
                by == Grouping.USER ? name : "",
                by == Grouping.MODEL ? name : "",
                by == Grouping.DAY || by == Grouping.HOUR ? name : "",
                total.requestCount(),
                total.inputTokens(),
                total.outputTokens(),
                total.cacheReadTokens(),
                total.cacheCreateTokens(),
                total.totalTokens(),
                total.costUsd(),
                total.unpricedCount(),
                total.estimatedCount(),
                total.errorCount(),
                total.avgDurationMs());
    }

    private void recent(Canvas part) {
        page.recent().draw(part, context, page.onRecent());
        empty(part, page.recent(), UsageWords.NO_RECENT);
    }

    private void empty(Canvas part, Listing<?> listing, Phrase why) {
        if (listing.shown().isEmpty()) {
            String words =
                    listing.all().isEmpty() ? context.say(why) : context.say(PageWords.FILTERED, listing.filter());
            part.put(3, Math.min(2, part.height() - 1), words, Tone.QUIET);
        }
    }

    private void details(Canvas part) {
        Canvas inside = Box.draw(part, title());
        List<Line> lines = page.details(inside.width(), context);
        Box.place(part, page.detail().scroll() + inside.height(), lines.size());
        int from = Math.clamp(page.detail().scroll(), 0, Math.max(0, lines.size() - inside.height()));
        for (int y = 0; y < inside.height() && from + y < lines.size(); y++) {
            lines.get(from + y).draw(inside, 0, y);
        }
    }

    private String title() {
        String id = page.onRecent() ? page.copyText() : null;
        return id == null
                ? context.say(
                        UsageWords.SUMMARY, context.say(page.asked().grouping().label()))
                : id;
    }
}
