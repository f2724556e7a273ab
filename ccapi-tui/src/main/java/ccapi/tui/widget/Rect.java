package ccapi.tui.widget;

/// A rectangle of cells. Sizes are never negative.
///
/// @param x from the left, 0 first
/// @param y from the top, 0 first
public record Rect(int x, int y, int width, int height) {

    public Rect {
        width = Math.max(0, width);
        height = Math.max(0, height);
    }

    /// Whether a cell lies inside.
    public boolean has(int column, int row) {
        return column >= x && column < x + width && row >= y && row < y + height;
    }

    /// A rectangle of this size in the middle of an area of that size, cut to fit.
    public static Rect centred(int width, int height, int areaWidth, int areaHeight) {
        int w = Math.min(width, areaWidth);
        int h = Math.min(height, areaHeight);
        return new Rect((areaWidth - w) / 2, (areaHeight - h) / 2, w, h);
    }
}
