package ccapi.cli.output;

import ccapi.shared.problem.Refusal;
import ccapi.shared.text.Cells;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say how data is printed, and the printing. Every command that prints data has them.
public final class Output {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table, wide, json, jsonl, csv, yaml or name. All but table and wide are exact.")
    private @Nullable String format;

    @Option(
            names = "--columns",
            paramLabel = "A,B",
            split = ",",
            description = "Only these columns, in this order; any field of -o json will do.")
    private List<String> columns = new ArrayList<>();

    @Option(names = "--no-header", description = "No line of headings.")
    private boolean noHeader;

    @Option(names = "--no-trunc", description = "Show every column whole, however narrow the terminal.")
    private boolean noTrunc;

    @Option(
            names = "--time",
            paramLabel = "STYLE",
            description = "relative, local or iso (UTC); relative on a terminal, else iso.")
    private @Nullable String time;

    /// The format that was asked for, [OutputFormat#TABLE] by default.
    public OutputFormat format() {
        return format == null ? OutputFormat.TABLE : OutputFormat.of(format);
    }

    /// Whether a format was asked for at all: commands that make a change print data only then.
    public boolean isAsked() {
        return format != null;
    }

    /// Whether some columns only were asked for.
    public boolean picksColumns() {
        return !columns.isEmpty();
    }

    /// Where rows go and what that place is like.
    ///
    /// @param out    data
    /// @param err    talk
    /// @param tty    whether a person reads `out`
    /// @param width  in cells, 0 = no limit
    /// @param colour whether colour codes may be used
    /// @param chinese whether labels may be Chinese
    /// @param clock  what time it is
    public record Place(
            PrintStream out,
            PrintStream err,
            boolean tty,
            int width,
            boolean colour,
            boolean chinese,
            InstantSource clock) {}

    /// Prints rows in the format asked for.
    public void print(Place place, Grid grid, List<Row> rows) {
        print(place, grid, rows, null);
    }

    /// Prints rows and, in tables, a last row that adds them up.
    public void print(Place place, Grid grid, List<Row> rows, @Nullable Row total) {
        columns.forEach(name -> grid.check("--columns", name, rows));
        switch (format()) {
            case TABLE, WIDE -> table(place, grid, rows, total);
            case JSON ->
                place.out()
                        .println(Tree.pretty(
                                rows.stream().map(row -> json(grid, row)).toList()));
            case JSONL -> rows.forEach(row -> place.out().println(Tree.line(json(grid, row))));
            case CSV -> Csv.print(place.out(), grid.inFile(columns), rows, !noHeader);
            case YAML ->
                place.out()
                        .print(Yaml.text(
                                rows.stream().map(row -> json(grid, row)).toList()));
            case NAME -> rows.forEach(row -> place.out().println(Cells.harmless(row.text(grid.key()))));
        }
    }

    /// Prints one object: its columns below each other for people, the object itself otherwise.
    public void printOne(Place place, Grid grid, Row row) {
        columns.forEach(name -> grid.check("--columns", name, List.of(row)));
        switch (format()) {
            case TABLE, WIDE -> card(place, grid, row);
            case JSON -> place.out().println(Tree.pretty(json(grid, row)));
            case YAML -> place.out().print(Yaml.text(json(grid, row)));
            case JSONL, CSV, NAME -> print(place, grid, List.of(row));
        }
    }

    /// One row of a stream as it comes: a line now, without knowing the rows to come.
    ///
    /// @param first whether it is the first, which brings the headings
    public void printNext(Place place, Grid grid, Row row, boolean first) {
        if (format().isTable() || format() == OutputFormat.CSV) {
            boolean before = noHeader;
            noHeader = before || !first;
            print(place, grid, List.of(row));
            noHeader = before;
        } else if (format() == OutputFormat.JSON) {
            place.out().println(Tree.line(json(grid, row)));
        } else {
            print(place, grid, List.of(row));
        }
        place.out().flush();
    }

    private Object json(Grid grid, Row row) {
        if (columns.isEmpty()) {
            return row.fields();
        }
        Map<String, @Nullable Object> some = new LinkedHashMap<>();
        columns.forEach(name -> some.put(name, row.at(grid.find(name).path())));
        return some;
    }

    private void table(Place place, Grid grid, List<Row> rows, @Nullable Row total) {
        if (rows.isEmpty()) {
            place.err().println(grid.empty());
            return;
        }
        List<Column> shown = grid.onScreen(columns, format() == OutputFormat.WIDE);
        TableText table = new TableText(shown);
        Look look = look(place);
        for (Row row : rows) {
            List<String> cells = shown.stream().map(c -> cell(c, row, look)).toList();
            table.add(cells, place.colour() ? cells.stream().map(Paint::ofWord).toList() : List.of());
        }
        if (total != null) {
            List<String> cells = shown.stream().map(c -> cell(c, total, look)).toList();
            table.add(
                    cells, place.colour() ? cells.stream().map(_ -> Paint.BOLD).toList() : List.of());
        }
        table.lines(noTrunc ? 0 : place.width(), !noHeader).forEach(place.out()::println);
    }

    private void card(Place place, Grid grid, Row row) {
        List<Column> shown = grid.inFile(columns);
        int width = shown.stream().mapToInt(c -> Cells.width(c.name())).max().orElse(0);
        Look look = look(place);
        for (Column column : shown) {
            String text = Cells.harmless(cell(column, row, look));
            String painted = place.colour() ? Paint.ofWord(text).on(text) : text;
            place.out().println(noHeader ? painted : Cells.left(column.name(), width) + "  " + painted);
        }
    }

    private static String cell(Column column, Row row, Look look) {
        return column.format().show(row.at(column.path()), row, look);
    }

    /// How points in time are to be shown there.
    public Look look(Place place) {
        String style = time == null ? (place.tty() ? "relative" : "iso") : time;
        Look.Times times = switch (style) {
            case "relative" -> Look.Times.RELATIVE;
            case "iso" -> Look.Times.ISO;
            case "local" -> Look.Times.LOCAL;
            default -> throw Refusal.invalid("--time '" + style + "' is unknown", "use relative, local or iso");
        };
        return new Look(place.clock().instant(), ZoneId.systemDefault(), times, place.chinese());
    }
}
