package ccapi.cli.output;

import org.jspecify.annotations.Nullable;

/// How one value of a row looks to a person.
@FunctionalInterface
public interface Format {
    /// The text of a cell.
    ///
    /// @param value at the column's path, `null` when absent
    /// @param row   the whole row, for columns made of several fields
    String show(@Nullable Object value, Row row, Look look);
}
