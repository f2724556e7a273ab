package ccapi.tui.widget;

/// What a click on some place of the screen means.
public sealed interface Hit {
    /// A page's tab.
    ///
    /// @param number as its key, 1 first
    record OnTab(int number) implements Hit {}

    /// A row of a list.
    ///
    /// @param list name of the list
    /// @param row  0 = the first row that passes the filter
    record OnRow(String list, int row) implements Hit {}

    /// The head of a column.
    ///
    /// @param list   name of the list
    /// @param column id of the column
    record OnHead(String list, String column) implements Hit {}
}
