package ccapi.tui.page;

import ccapi.tui.widget.Table;
import ccapi.tui.widget.Tone;
import ccapi.tui.words.Phrase;
import java.util.Comparator;
import java.util.function.Function;

/// One column of a list.
///
/// @param id       name in filters (`id:text`) and for sorting
/// @param number   set flush right, and sorted from high to low at first
/// @param min      cells it needs to be shown at all
/// @param max      cells it can make use of
/// @param priority 0 = kept longest on a narrow screen
/// @param text     plain text, for the filter
/// @param order    from low to high
/// @param cell     how it is drawn
public record Column<T>(
        String id,
        Phrase head,
        boolean number,
        int min,
        int max,
        int priority,
        Function<T, String> text,
        Comparator<T> order,
        Render<T> cell) {

    /// Draws the cell of a row.
    @FunctionalInterface
    public interface Render<T> {
        /// The cell; `width` may be less than the text.
        Table.Cell of(T row, int width, Context context);
    }

    /// A column of text, drawn and sorted as it is.
    public static <T> Column<T> text(String id, Phrase head, int min, int max, int priority, Function<T, String> text) {
        Comparator<T> order = Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER);
        return new Column<>(
                id, head, false, min, max, priority, text, order, (row, _, _) -> Table.Cell.of(text.apply(row)));
    }

    /// A column of numbers.
    ///
    /// @param value what it is sorted by
    /// @param shown how the value looks
    public static <T> Column<T> number(
            String id, Phrase head, int width, int priority, Function<T, Long> value, Function<T, String> shown) {
        return new Column<>(
                id,
                head,
                true,
                width,
                width + 2,
                priority,
                shown,
                Comparator.comparing(value),
                (row, _, _) -> Table.Cell.of(shown.apply(row)));
    }

    /// The same column in another tone, by row.
    public Column<T> toned(Function<T, Tone> tone) {
        return drawn((row, width, context) ->
                new Table.Cell(cell.of(row, width, context).text(), tone.apply(row)));
    }

    /// The same column drawn otherwise.
    public Column<T> drawn(Render<T> render) {
        return new Column<>(id, head, number, min, max, priority, text, order, render);
    }

    /// The same column sorted otherwise.
    public Column<T> sorted(Comparator<T> by) {
        return new Column<>(id, head, number, min, max, priority, text, by, cell);
    }

    /// The same column set flush right.
    public Column<T> flushRight() {
        return new Column<>(id, head, true, min, max, priority, text, order, cell);
    }
}
