package ccapi.tui.page;

/// How the selected row is shown beside or instead of the list.
///
/// @param open   whether it fills the page
/// @param pane   whether it is shown beside the list where there is room
/// @param scroll lines left out at the top
public record Detail(boolean open, boolean pane, int scroll) {
    /// Beside the list where there is room.
    public static final Detail START = new Detail(false, true, 0);

    private static final int PANE_MIN_COLUMNS = 130;
    private static final int PANE_MIN_ROWS = 30;

    /// Filling the page, or not.
    public Detail opened(boolean opened) {
        return new Detail(opened, pane, 0);
    }

    /// With the pane switched on or off.
    public Detail toggled() {
        return new Detail(open, !pane, 0);
    }

    /// Scrolled, never above the top.
    public Detail scrolled(int lines) {
        return new Detail(open, pane, Math.max(0, scroll + lines));
    }

    /// Whether the pane is shown on a screen of this size.
    public boolean isBeside(Context context) {
        return pane
                && !open
                && context.screen().columns() >= PANE_MIN_COLUMNS
                && context.screen().rows() >= PANE_MIN_ROWS;
    }

    /// Whether the selected row is shown at all.
    public boolean isShown(Context context) {
        return open || isBeside(context);
    }
}
