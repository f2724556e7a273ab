package ccapi.tui.page;

import ccapi.tui.widget.Box;
import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Rect;
import ccapi.tui.widget.Tiles;
import ccapi.tui.widget.Tone;
import java.util.List;

/// How a page that is one list looks: figures on top, perhaps a banner, a rule, the rows, and the selected row's
/// details
/// beside them or instead of them.
///
/// @param title above the details
record ListView(ListPage<?> page, String title, Context context) {

    /// Rows above the list beside its banner: figures, rule and heads.
    private static final int ABOVE = Tiles.HEIGHT + 2;

    private static final int PANE_WIDTH = 47;

    /// How many rows of the list are in sight on a body of this height.
    static int rowsInSight(int bodyRows, int bannerRows) {
        return Math.max(1, bodyRows - ABOVE - bannerRows);
    }

    /// Draws all of it.
    void draw(Canvas canvas) {
        Tiles.draw(canvas, page.tiles(context));
        int y = Tiles.HEIGHT;
        for (Line line : page.banner(context)) {
            line.draw(canvas, 1, y++);
        }
        Canvas body = canvas.rows(y, canvas.height() - y);
        if (page.detail().open() && page.listing().selectedIndex() >= 0) {
            drawOpen(body);
        } else {
            drawList(body);
        }
    }

    private void drawOpen(Canvas canvas) {
        Canvas inside = Box.draw(canvas, title);
        List<Line> all = page.details(inside.width(), context);
        drawLines(inside, all);
        Box.place(canvas, page.detail().scroll() + inside.height(), all.size());
    }

    private void drawList(Canvas canvas) {
        Listing<?> listing = page.listing();
        Box.rule(canvas, 0, "", Tone.QUIET);
        boolean beside = page.detail().isBeside(context) && listing.selectedIndex() >= 0;
        int width = beside ? canvas.width() - PANE_WIDTH : canvas.width();
        Canvas left = canvas.part(new Rect(0, 1, width, canvas.height() - 1));
        listing.draw(left, context, true);
        if (listing.shown().isEmpty()) {
            drawEmpty(left);
        }
        if (beside) {
            drawPane(canvas, width);
        }
    }

    private void drawEmpty(Canvas canvas) {
        List<Line> empty = empty(page.listing());
        for (int i = 0; i < empty.size(); i++) {
            empty.get(i).draw(canvas, 3, 2 + i);
        }
    }

    private List<Line> empty(Listing<?> listing) {
        if (!listing.all().isEmpty()) {
            return List.of(Line.of(context.say(PageWords.FILTERED, listing.filter()), Tone.QUIET));
        }
        return page.isWaiting() ? List.of(Line.of(context.say(PageWords.LOADING), Tone.QUIET)) : page.nothing(context);
    }

    private void drawPane(Canvas canvas, int x) {
        for (int y = 1; y < canvas.height(); y++) {
            canvas.put(x, y, "│", Tone.QUIET);
        }
        canvas.put(x, 0, "┬", Tone.QUIET);
        canvas.put(x + 2, 0, " " + title + " ", Tone.STRONG);
        Canvas pane = canvas.part(new Rect(x + 2, 1, canvas.width() - x - 3, canvas.height() - 1));
        drawLines(pane, page.details(pane.width(), context));
    }

    private void drawLines(Canvas canvas, List<Line> all) {
        int from = Math.clamp(page.detail().scroll(), 0, Math.max(0, all.size() - canvas.height()));
        for (int y = 0; y < canvas.height() && from + y < all.size(); y++) {
            all.get(from + y).draw(canvas, 0, y);
        }
    }
}
