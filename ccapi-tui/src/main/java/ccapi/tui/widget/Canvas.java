package ccapi.tui.widget;

import ccapi.shared.text.Cells;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a view draws on: a grid of cells, or a window on a part of one. It knows no terminal.
///
/// Everything shown passes through [#put], which makes it harmless: control, format and direction characters come out
/// as `?`, whoever wrote them. Drawing outside is cut. Used by one thread and drawn once.
public final class Canvas {
    private static final String[] NARROW = new String[0x300];

    static {
        for (int c = 0; c < NARROW.length; c++) {
            NARROW[c] = Character.toString(c);
        }
    }

    private final Grid grid;
    private final Rect area;
    private final Glyphs glyphs;

    public Canvas(Size size, Glyphs glyphs) {
        this(
                new Grid(size.columns(), size.rows()),
                new Rect(0, 0, Math.max(0, size.columns()), Math.max(0, size.rows())),
                glyphs);
    }

    private Canvas(Grid grid, Rect area, Glyphs glyphs) {
        this.grid = grid;
        this.area = area;
        this.glyphs = glyphs;
    }

    public int width() {
        return area.width();
    }

    public int height() {
        return area.height();
    }

    /// A window on a part of this canvas; what leaves this canvas is cut.
    public Canvas part(Rect part) {
        int x = Math.clamp(part.x(), 0, area.width());
        int y = Math.clamp(part.y(), 0, area.height());
        int width = Math.min(part.x() + part.width(), area.width()) - x;
        int height = Math.min(part.y() + part.height(), area.height()) - y;
        return new Canvas(grid, new Rect(area.x() + x, area.y() + y, width, height), glyphs);
    }

    /// Some whole rows of this canvas.
    public Canvas rows(int first, int count) {
        return part(new Rect(0, first, area.width(), count));
    }

    /// Writes text.
    ///
    /// @return the column after it
    public int put(int x, int y, String text, Tone tone) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f) {
                return putAny(x, y, text, tone);
            }
        }
        for (int i = 0; i < text.length(); i++) {
            set(x + i, y, NARROW[text.charAt(i)], 1, tone);
        }
        return x + text.length();
    }

    /// Writes text ending before a column.
    public void putRight(int end, int y, String text, Tone tone) {
        put(end - Cells.width(text), y, text, tone);
    }

    private int putAny(int x, int y, String text, Tone tone) {
        String clean = Cells.harmless(Normalizer.normalize(text, Normalizer.Form.NFC));
        BreakIterator graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(clean);
        int at = x;
        for (int start = 0, end = graphemes.next(); end != BreakIterator.DONE; start = end, end = graphemes.next()) {
            at = putGrapheme(at, y, clean.substring(start, end), tone);
        }
        return at;
    }

    private int putGrapheme(int x, int y, String grapheme, Tone tone) {
        int cells = Cells.width(grapheme);
        if (grapheme.length() == 1) {
            String drawn = Character.toString(glyphs.draw(grapheme.charAt(0)));
            set(x, y, drawn, cells, tone);
            return x + cells;
        }
        if (cells > 2) {
            return put(x, y, "?".repeat(cells), tone);
        }
        set(x, y, grapheme, cells, tone);
        return x + cells;
    }

    private void set(int x, int y, String glyph, int cells, Tone tone) {
        if (y < 0 || y >= area.height() || x < 0 || x >= area.width() || cells < 1) {
            return;
        }
        if (x + cells > area.width()) {
            grid.set(area.x() + x, area.y() + y, " ", 1, tone);
            return;
        }
        grid.set(area.x() + x, area.y() + y, glyph, cells, tone);
    }

    /// Fills a row from one column up to another with a symbol.
    public void line(int x, int y, int end, char symbol, Tone tone) {
        String glyph = Character.toString(glyphs.draw(symbol));
        for (int i = x; i < end; i++) {
            set(i, y, glyph, 1, tone);
        }
    }

    /// Blanks everything.
    public void clear() {
        for (int y = 0; y < area.height(); y++) {
            for (int x = 0; x < area.width(); x++) {
                set(x, y, " ", 1, Tone.PLAIN);
                grid.plain(area.x() + x, area.y() + y);
            }
        }
    }

    /// Marks a row as selected.
    public void select(int y) {
        select(0, y, area.width());
    }

    /// Marks a part of a row as selected.
    public void select(int x, int y, int end) {
        if (y >= 0 && y < area.height()) {
            for (int i = Math.max(0, x); i < Math.min(end, area.width()); i++) {
                grid.reverse(area.x() + i, area.y() + y);
            }
        }
    }

    /// Shows the cursor at a cell.
    public void cursor(int x, int y) {
        if (x >= 0 && x < area.width() && y >= 0 && y < area.height()) {
            grid.cursorX = area.x() + x;
            grid.cursorY = area.y() + y;
        }
    }

    /// Makes a part answer to the mouse.
    public void zone(Rect part, Hit hit) {
        grid.zones.add(
                new Grid.Zone(new Rect(area.x() + part.x(), area.y() + part.y(), part.width(), part.height()), hit));
    }

    /// What a click there means; the place is counted on the whole screen.
    public Optional<Hit> hit(int x, int y) {
        return grid.zones.reversed().stream()
                .filter(zone -> zone.area().has(x, y))
                .findFirst()
                .map(Grid.Zone::hit);
    }

    /// Column of the cursor, -1 if hidden.
    public int cursorX() {
        return grid.cursorX;
    }

    /// Row of the cursor, -1 if hidden.
    public int cursorY() {
        return grid.cursorY;
    }

    /// The character in a cell; empty in the right half of a wide one.
    public String glyph(int x, int y) {
        return grid.glyph(area.x() + x, area.y() + y);
    }

    /// The tone of a cell.
    public Tone tone(int x, int y) {
        return grid.tone(area.x() + x, area.y() + y);
    }

    /// Whether a cell lies in a selected row.
    public boolean isReverse(int x, int y) {
        return grid.isReverse(area.x() + x, area.y() + y);
    }

    /// Whether a row of the whole frame shows the same as that of another.
    public boolean hasSameRow(@Nullable Canvas other, int y) {
        return other != null && grid.hasSameRow(other.grid, y);
    }

    /// Whether the whole frame shows the same as another.
    public boolean looksLike(@Nullable Canvas other) {
        return other != null && grid.looksLike(other.grid);
    }
}
