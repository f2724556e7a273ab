package ccapi.tui.widget;

import ccapi.shared.text.Cells;
import java.util.List;

/// Draws the rows of a list that are in sight. Only those are asked for, so that any number of rows costs the same.
///
/// @param name     of the list, for clicks
/// @param heads    all columns; those that do not fit are left out
/// @param rows     how many rows there are
/// @param top      the first row in sight
/// @param selected the selected row, -1 for none
/// @param focused  whether keys go to this table: only then is the selection marked
/// @param source   where the cells come from
public record Table(String name, List<Head> heads, int rows, int top, int selected, boolean focused, Source source) {
    /// Columns left of the first cell, for the cursor and the mark.
    private static final int MARGIN = 2;

    /// A column.
    ///
    /// @param id       name for sorting and clicks
    /// @param text     what stands above it, with the sort mark if it has one
    /// @param right    whether it is set flush right, as numbers are
    /// @param min      cells it needs to be shown at all
    /// @param max      cells it can make use of
    /// @param priority 0 = kept longest
    public record Head(String id, String text, boolean right, int min, int max, int priority) {}

    /// What stands in one cell.
    public record Cell(String text, Tone tone) {
        /// Ordinary text.
        public static Cell of(String text) {
            return new Cell(text, Tone.PLAIN);
        }
    }

    /// Where cells come from.
    public interface Source {
        /// One cell.
        ///
        /// @param width cells there are; text that is longer is cut
        Cell cell(int row, int column, int width);

        /// Whether a row is marked for an action on many.
        default boolean isMarked(int row) {
            return false;
        }
    }

    /// Draws the heads in the first row and the rows below.
    public void draw(Canvas canvas) {
        List<Columns.Placed> placed = Columns.place(heads, MARGIN, canvas.width());
        for (Columns.Placed column : placed) {
            Head head = heads.get(column.index());
            put(canvas, column, 0, new Cell(head.text(), Tone.HEAD), head.right());
            canvas.zone(new Rect(column.x(), 0, column.width(), 1), new Hit.OnHead(name, head.id()));
        }
        for (int y = 1; y < canvas.height() && top + y - 1 < rows; y++) {
            drawRow(canvas, placed, y, top + y - 1);
        }
    }

    /// Draws the heads in the first row, the rows below, and one more row, such as a total, that stays in the last one.
    ///
    /// @param foot the cells of that row, by column and width
    public void draw(Canvas canvas, Foot foot) {
        int last = Math.min(canvas.height() - 1, rows - top + 1);
        draw(canvas.rows(0, last));
        for (Columns.Placed column : Columns.place(heads, MARGIN, canvas.width())) {
            Cell cell = foot.cell(column.index(), column.width());
            put(
                    canvas,
                    column,
                    last,
                    new Cell(cell.text(), Tone.STRONG),
                    heads.get(column.index()).right());
        }
    }

    /// Where the cells of a last row come from.
    @FunctionalInterface
    public interface Foot {
        /// One cell.
        Cell cell(int column, int width);
    }

    private void drawRow(Canvas canvas, List<Columns.Placed> placed, int y, int row) {
        canvas.put(0, y, row == selected && focused ? ">" : " ", Tone.STRONG);
        canvas.put(1, y, source.isMarked(row) ? "*" : " ", Tone.STRONG);
        for (Columns.Placed column : placed) {
            Cell cell = source.cell(row, column.index(), column.width());
            put(canvas, column, y, cell, heads.get(column.index()).right());
        }
        if (row == selected && focused) {
            canvas.select(y);
        }
        canvas.zone(new Rect(0, y, canvas.width(), 1), new Hit.OnRow(name, row));
    }

    private static void put(Canvas canvas, Columns.Placed column, int y, Cell cell, boolean right) {
        String text = Cells.cut(cell.text(), column.width());
        int x = right ? column.x() + column.width() - Cells.width(text) : column.x();
        canvas.put(x, y, text, cell.tone());
    }
}
