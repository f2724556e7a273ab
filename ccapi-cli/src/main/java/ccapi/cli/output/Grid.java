package ccapi.cli.output;

import ccapi.shared.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How the rows of one noun look: its columns and what to say when there are none.
///
/// @param key     path of the field that names a row, printed by `-o name`
/// @param columns in the order shown
/// @param empty   said on stderr for an empty table; tells how to get a first row
public record Grid(String key, List<Column> columns, String empty) {
    /// The columns for a screen: those asked for by name, or those that show by default.
    ///
    /// @param names empty for the default; also JSON paths that are no column
    List<Column> onScreen(List<String> names, boolean wide) {
        return names.isEmpty()
                ? columns.stream()
                        .filter(column -> wide || column.shown() != Column.Shown.WIDE)
                        .toList()
                : named(names);
    }

    /// The columns for a file: those asked for by name, or all that hold a value of their own.
    List<Column> inFile(List<String> names) {
        return names.isEmpty()
                ? columns.stream()
                        .filter(column -> column.shown() != Column.Shown.SCREEN)
                        .toList()
                : named(names);
    }

    private List<Column> named(List<String> names) {
        List<Column> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(find(name));
        }
        return chosen;
    }

    /// The column of that name, or one made on the spot for a field of that name.
    Column find(String name) {
        for (Column column : columns) {
            if (column.name().equals(name) || column.path().equals(name)) {
                return column;
            }
        }
        return Column.of(name, name.toUpperCase(Locale.ROOT), Formats::text);
    }

    /// Refuses a name that is neither a column nor a field of any row.
    void check(String option, String name, List<Row> rows) {
        boolean known = columns.stream()
                .anyMatch(column -> column.name().equals(name) || column.path().equals(name));
        if (known
                || rows.isEmpty()
                || rows.stream().anyMatch(row -> row.fields().containsKey(name) || row.at(name) != null)) {
            return;
        }
        throw Refusal.invalid(
                option + ": there is no column '" + name + "'",
                "use " + columns.stream().map(Column::name).collect(Collectors.joining(", "))
                        + ", or a field of -o json");
    }
}
