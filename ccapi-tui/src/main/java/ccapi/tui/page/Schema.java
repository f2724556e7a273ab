package ccapi.tui.page;

import java.util.List;
import java.util.function.Function;

/// What a list is made of.
///
/// @param name    of the list, for clicks
/// @param id      what makes a row the same row after a reload
/// @param columns from left to right
public record Schema<T>(String name, Function<T, String> id, List<Column<T>> columns) {}
