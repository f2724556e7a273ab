package ccapi.cli.output;

import ccapi.cli.words.Flag;
import ccapi.cli.words.Value;
import ccapi.cli.words.Values;
import ccapi.cli.words.Words;
import ccapi.shared.problem.Refusal;
import ccapi.shared.text.Cells;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The options that say how data is printed, and the printing. Every command that prints data has them.
public final class Output {
    private final Value format;
    private final Values columns;
    private final Flag noHeader;
    private final Flag noTrunc;
    private final Value time;

    /// Declares the options among the words of a command.
    public Output(Words all) {
        Words words = all.in(Words.Group.OUTPUT);
        this.format = words.option(
                "FORMAT",
                "table, wide, json, jsonl, csv, yaml or name. All but table and wide are exact.",
                "-o",
                "--output");
        this.columns = words.options(
                        "A,B", "Only these columns, in this order; any field of -o json will do.", "--columns")
                .split();
        this.noHeader = words.flag("No line of headings.", "--no-header");
        this.noTrunc = words.flag("Show every column whole, however narrow the terminal.", "--no-trunc");
        this.time = words.option("STYLE", "relative, local or iso (UTC); relative on a terminal, else iso.", "--time");
    }

    /// The format that was asked for, [OutputFormat#TABLE] by default.
    public OutputFormat format() {
        return OutputFormat.of(format.or("table"));
    }

    /// Whether a format was asked for at all: commands that make a change print data only then.
    public boolean isAsked() {
        return format.isGiven();
    }

    /// Whether some columns only were asked for.
    public boolean picksColumns() {
        return !columns.list().isEmpty();
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

    /// As nobody asked for anything, for tables inside other screens.
    public static Output plain() {
        return new Output(new Words());
    }

    /// Prints rows in the format asked for.
    public void print(Place place, Grid grid, List<Row> rows) {
        print(place, grid, rows, null, !noHeader.isSet());
    }

    /// Prints rows and, in tables, a last row that adds them up.
    public void print(Place place, Grid grid, List<Row> rows, @Nullable Row total) {
        print(place, grid, rows, total, !noHeader.isSet());
    }

    private void print(Place place, Grid grid, List<Row> rows, @Nullable Row total, boolean head) {
        columns.list().forEach(name -> grid.check("--columns", name, rows));
        PrintStream out = place.out();
        switch (format()) {
            case TABLE, WIDE -> table(place, grid, rows, total, head);
            case JSON -> out.println(Tree.pretty(json(grid, rows)));
            case JSONL -> rows.forEach(row -> out.println(Tree.line(json(grid, row))));
            case CSV -> Csv.print(out, grid.inFile(columns.list()), rows, head);
            case YAML -> out.print(Yaml.text(json(grid, rows)));
            case NAME -> rows.forEach(row -> out.println(Cells.harmless(row.text(grid.key()))));
        }
    }

    /// Prints one object: its columns below each other for people, the object itself otherwise.
    public void printOne(Place place, Grid grid, Row row) {
        columns.list().forEach(name -> grid.check("--columns", name, List.of(row)));
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
        if (format() == OutputFormat.JSON) {
            place.out().println(Tree.line(json(grid, row)));
        } else {
            print(place, grid, List.of(row), null, first && !noHeader.isSet());
        }
        place.out().flush();
    }

    private List<Object> json(Grid grid, List<Row> rows) {
        return rows.stream().map(row -> json(grid, row)).toList();
    }

    private Object json(Grid grid, Row row) {
        if (columns.list().isEmpty()) {
            return row.fields();
        }
        Map<String, @Nullable Object> some = new LinkedHashMap<>();
        columns.list().forEach(name -> some.put(name, row.at(grid.find(name).path())));
        return some;
    }

    private void table(Place place, Grid grid, List<Row> rows, @Nullable Row total, boolean head) {
        if (rows.isEmpty()) {
            place.err().println(grid.empty());
            return;
        }
        List<Column> shown = grid.onScreen(columns.list(), format() == OutputFormat.WIDE);
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
        table.lines(noTrunc.isSet() ? 0 : place.width(), head).forEach(place.out()::println);
    }

    private void card(Place place, Grid grid, Row row) {
        List<Column> shown = grid.inFile(columns.list());
        int width = shown.stream().mapToInt(c -> Cells.width(c.name())).max().orElse(0);
        Look look = look(place);
        for (Column column : shown) {
            String text = Cells.harmless(cell(column, row, look));
            String painted = place.colour() ? Paint.ofWord(text).on(text) : text;
            place.out().println(noHeader.isSet() ? painted : Cells.left(column.name(), width) + "  " + painted);
        }
    }

    private static String cell(Column column, Row row, Look look) {
        return column.format().show(row.at(column.path()), row, look);
    }

    /// How points in time are to be shown there.
    public Look look(Place place) {
        String style = time.or(place.tty() ? "relative" : "iso");
        Look.Times times = switch (style) {
            case "relative" -> Look.Times.RELATIVE;
            case "iso" -> Look.Times.ISO;
            case "local" -> Look.Times.LOCAL;
            default -> throw Refusal.invalid("--time '" + style + "' is unknown", "use relative, local or iso");
        };
        return new Look(place.clock().instant(), times, place.chinese());
    }
}
