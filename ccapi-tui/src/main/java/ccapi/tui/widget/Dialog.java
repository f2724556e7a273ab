package ccapi.tui.widget;

import java.util.List;

/// A box in the middle of the screen with lines of text and, at its bottom, the keys it knows.
public final class Dialog {
    private static final int FRAME_ROWS = 4;
    private static final int FRAME_COLUMNS = 4;

    private Dialog() {}

    /// How many lines a dialog can show on a screen.
    public static int room(Size screen) {
        return Math.max(0, screen.rows() - FRAME_ROWS);
    }

    /// Where a dialog of so many lines lies.
    public static Canvas place(Canvas canvas, int width, int lines) {
        return canvas.part(Rect.centred(
                Math.min(width + FRAME_COLUMNS, canvas.width()),
                Math.min(lines + FRAME_ROWS, canvas.height()),
                canvas.width(),
                canvas.height()));
    }

    /// Draws frame, lines and keys.
    ///
    /// @param scroll lines left out at the top
    /// @return the part that holds the lines
    public static Canvas draw(Canvas canvas, String title, List<Line> lines, int scroll, Line keys) {
        Canvas inside = Box.draw(canvas, title);
        int room = Math.max(0, inside.height() - 2);
        Canvas body = inside.rows(0, room);
        for (int y = 0; y < room && y + scroll < lines.size(); y++) {
            lines.get(y + scroll).draw(body, 0, y);
        }
        if (lines.size() > room) {
            String where = Math.min(scroll + room, lines.size()) + "/" + lines.size();
            canvas.putRight(canvas.width() - 2, canvas.height() - 1, " " + where + " ", Tone.QUIET);
        }
        keys.draw(inside, 0, inside.height() - 1);
        return body;
    }
}
