package ccapi.tui.widget;

import ccapi.shared.text.Cells;
import java.util.List;

/// The row of keys at the bottom: as many as fit, the most useful first.
public final class KeyBar {
    private static final int GAP = 2;

    private KeyBar() {}

    /// One key and what it does.
    public record Hint(String key, String label) {
        int width() {
            return Cells.width(key) + 1 + Cells.width(label);
        }
    }

    /// Draws them in the first row of a canvas.
    ///
    /// @param last always shown, at the end
    public static void draw(Canvas canvas, List<Hint> hints, Hint last) {
        int x = 1;
        int limit = canvas.width() - last.width() - GAP;
        for (Hint hint : hints) {
            if (x + hint.width() <= limit) {
                x = put(canvas, x, hint) + GAP;
            }
        }
        put(canvas, canvas.width() - last.width() - 1, last);
    }

    /// The same as a line of text, for dialogs.
    public static Line line(List<Hint> hints) {
        Line line = Line.BLANK;
        for (Hint hint : hints) {
            line = line.and(hint.key(), Tone.KEY).and(" " + hint.label() + "  ");
        }
        return line;
    }

    private static int put(Canvas canvas, int x, Hint hint) {
        int next = canvas.put(x, 0, hint.key(), Tone.KEY);
        return canvas.put(next + 1, 0, hint.label(), Tone.PLAIN);
    }
}
