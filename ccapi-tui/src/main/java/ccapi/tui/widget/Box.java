package ccapi.tui.widget;

import ccapi.shared.text.Cells;

/// A frame with a title, drawn over what is below.
public final class Box {
    private Box() {}

    /// Draws the frame around the edge of a canvas and gives the part inside, with a column free at both sides.
    public static Canvas draw(Canvas canvas, String title) {
        canvas.clear();
        int right = canvas.width() - 1;
        int bottom = canvas.height() - 1;
        canvas.line(1, 0, right, '─', Tone.BORDER);
        canvas.line(1, bottom, right, '─', Tone.BORDER);
        for (int y = 1; y < bottom; y++) {
            canvas.put(0, y, "│", Tone.BORDER);
            canvas.put(right, y, "│", Tone.BORDER);
        }
        canvas.put(0, 0, "┌", Tone.BORDER);
        canvas.put(right, 0, "┐", Tone.BORDER);
        canvas.put(0, bottom, "└", Tone.BORDER);
        canvas.put(right, bottom, "┘", Tone.BORDER);
        canvas.put(2, 0, " " + Cells.cut(title, Math.max(0, canvas.width() - 6)) + " ", Tone.STRONG);
        return canvas.part(new Rect(2, 1, canvas.width() - 4, canvas.height() - 2));
    }

    /// Says in the lower edge how far one has read, where there is more than fits.
    ///
    /// @param seen lines seen with the last one in sight
    public static void place(Canvas canvas, int seen, int lines) {
        if (lines > canvas.height() - 2) {
            String where = " " + Math.min(seen, lines) + "/" + lines + " ";
            canvas.putRight(canvas.width() - 2, canvas.height() - 1, where, Tone.QUIET);
        }
    }

    /// A rule across, with a title if it is not empty.
    public static void rule(Canvas canvas, int y, String title, Tone tone) {
        canvas.line(0, y, canvas.width(), '─', Tone.QUIET);
        if (!title.isEmpty()) {
            canvas.put(1, y, " " + Cells.cut(title, canvas.width() - 4) + " ", tone);
        }
    }
}
