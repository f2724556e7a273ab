package ccapi.tui.widget;

import ccapi.shared.text.Cells;
import java.util.List;

/// The figures at the top of a page: labels in one row, values below.
public final class Tiles {
    /// Rows they take.
    public static final int HEIGHT = 2;

    private Tiles() {}

    /// One figure.
    public record Tile(String label, String value, Tone tone) {
        public Tile(String label, String value) {
            this(label, value, Tone.STRONG);
        }
    }

    /// Draws them side by side in the first two rows.
    public static void draw(Canvas canvas, List<Tile> tiles) {
        int each = Math.max(1, canvas.width() / Math.max(1, tiles.size()));
        for (int i = 0; i < tiles.size(); i++) {
            Tile tile = tiles.get(i);
            int x = i * each + 1;
            canvas.put(x, 0, Cells.cut(tile.label(), each - 1), Tone.QUIET);
            canvas.put(x, 1, Cells.cut(tile.value(), each - 1), tile.tone());
        }
    }
}
