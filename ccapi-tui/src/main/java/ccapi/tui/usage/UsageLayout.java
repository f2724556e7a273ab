package ccapi.tui.usage;

import ccapi.tui.widget.Tiles;

/// How the usage page shares out its rows: the summary gets what it needs, at most two fifths; the requests get the
/// rest.
///
/// @param summaryTop    its rule
/// @param summaryHeight heads, rows and total, without the rule
/// @param recentTop     its rule
/// @param recentHeight  heads and rows, without the rule
record UsageLayout(int summaryTop, int summaryHeight, int recentTop, int recentHeight) {
    private static final int HEAD_AND_TOTAL = 2;
    private static final int LEAST_SUMMARY = 4;

    /// @param bodyRows    rows of the page
    /// @param summaryRows rows of the summary, without heads and total
    static UsageLayout of(int bodyRows, int summaryRows) {
        int top = Tiles.HEIGHT + 1;
        int room = bodyRows - top - 2;
        int most = Math.max(LEAST_SUMMARY, room * 2 / 5);
        int summary = Math.clamp(summaryRows + HEAD_AND_TOTAL, LEAST_SUMMARY, most);
        int recentTop = top + 1 + summary;
        return new UsageLayout(top, summary, recentTop, Math.max(1, bodyRows - recentTop - 1));
    }

    int summaryRowsInSight() {
        return Math.max(1, summaryHeight - HEAD_AND_TOTAL);
    }

    int recentRowsInSight() {
        return Math.max(1, recentHeight - 1);
    }
}
