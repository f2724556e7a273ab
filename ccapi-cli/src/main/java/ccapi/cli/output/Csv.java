package ccapi.cli.output;

import ccapi.shared.text.Cells;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Comma-separated values after RFC 4180, with raw values: numbers exact, times in ISO 8601, nothing as nothing;
/// only what could steer a terminal is replaced.
final class Csv {
    private Csv() {}

    static void print(PrintStream out, List<Column> columns, List<Row> rows, boolean head) {
        if (head) {
            out.print(columns.stream().map(c -> quoted(c.name())).collect(Collectors.joining(",")) + "\r\n");
        }
        for (Row row : rows) {
            out.print(columns.stream().map(c -> field(row.at(c.path()))).collect(Collectors.joining(",")) + "\r\n");
        }
    }

    private static String field(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> list ->
                quoted(
                        list.stream().allMatch(String.class::isInstance)
                                ? list.stream().map(String::valueOf).collect(Collectors.joining(" "))
                                : Tree.line(list));
            case java.util.Map<?, ?> map -> quoted(Tree.line(map));
            default -> quoted(Formats.plain(value).equals(Formats.NOTHING) ? "" : Formats.plain(value));
        };
    }

    // of several lines each is made harmless by itself: the ends of lines are part of the value
    private static String quoted(String value) {
        String text = value.lines().map(Cells::harmless).collect(Collectors.joining("\n"));
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
