package ccapi.tui.page;

/// Something that happens to a list.
public sealed interface ListAct {
    /// Moves the selection.
    enum Motion implements ListAct {
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        HALF_UP,
        HALF_DOWN,
        FIRST,
        LAST
    }

    /// Selects a row by its place.
    record Select(int row) implements ListAct {}

    /// Shows only some rows; empty = all. See [Filter].
    record Show(String filter) implements ListAct {}

    /// Sorts by a column; by the same column again, the other way round.
    record Sort(String column) implements ListAct {}

    /// Sorts by a column so many places further to the right.
    record SortNext(int steps) implements ListAct {}

    /// Turns the order round.
    record Reverse() implements ListAct {}

    /// Marks the selected row for an action on many, or takes the mark away.
    record Mark() implements ListAct {}

    /// Takes all marks away.
    record Unmark() implements ListAct {}
}
