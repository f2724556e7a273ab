package ccapi.tui.page;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// What is typed after `/`: words that all must be found somewhere in a row; `!word` must not be found; `column:word`
/// looks in one column only. Case does not matter.
final class Filter {
    private Filter() {}

    static <T> Predicate<T> of(String typed, List<Column<T>> columns) {
        Predicate<T> all = _ -> true;
        for (String word : typed.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                all = all.and(word(word, columns));
            }
        }
        return all;
    }

    private static <T> Predicate<T> word(String word, List<Column<T>> columns) {
        if (word.startsWith("!") && word.length() > 1) {
            return word(word.substring(1), columns).negate();
        }
        int colon = word.indexOf(':');
        if (colon > 0) {
            List<Column<T>> named = columns.stream()
                    .filter(column -> column.id().equals(word.substring(0, colon)))
                    .toList();
            if (!named.isEmpty()) {
                return row -> has(row, named, word.substring(colon + 1));
            }
        }
        return row -> has(row, columns, word);
    }

    private static <T> boolean has(T row, List<Column<T>> columns, String word) {
        for (Column<T> column : columns) {
            if (column.text().apply(row).toLowerCase(Locale.ROOT).contains(word)) {
                return true;
            }
        }
        return false;
    }
}
