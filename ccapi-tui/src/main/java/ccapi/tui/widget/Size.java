package ccapi.tui.widget;

/// The size of a screen or a part of it, in cells.
public record Size(int columns, int rows) {
    /// Below this nothing sensible can be shown.
    public static final Size SMALLEST = new Size(60, 16);

    /// Whether all pages can be drawn.
    public boolean isEnough() {
        return columns >= SMALLEST.columns && rows >= SMALLEST.rows;
    }
}
