package ccapi.cli.output;

import ccapi.cli.words.Value;
import ccapi.cli.words.Values;
import ccapi.cli.words.Words;
import ccapi.shared.problem.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The options that say which rows are listed and in what order; for every command that lists.
public final class Listing {
    private final Values filters;
    private final Values sorts;
    private final Value limit;
    private final Value watch;

    /// Declares the options among the words of a command.
    public Listing(Words all) {
        Words words = all.in(Words.Group.LISTS);
        this.filters = words.options(
                "EXPR",
                "Only rows with col=x, col!=x, col~part, col>n, col<n, col>=n, col<=n, col or !col; repeatable.",
                "--filter");
        this.sorts =
                words.options("COL[:desc]", "Order by these columns.", "--sort").split();
        this.limit = words.option("N", "At most that many rows.", "--limit");
        this.watch = words.option(
                        "SECONDS", "Print again every 2 seconds, or as often as you say, until Ctrl-C.", "--watch")
                .bare("2");
    }

    /// Seconds between two prints, `null` to print once.
    public @Nullable Double watch() {
        Double seconds = watch.decimal();
        if (seconds != null && seconds < 0.1) {
            throw Refusal.invalid("--watch " + seconds + " is too often", "use 0.1 seconds or more");
        }
        return seconds;
    }

    /// The largest number of rows, `null` = all.
    public @Nullable Integer limit() {
        Integer most = limit.number();
        if (most != null && most < 0) {
            throw Refusal.invalid("--limit " + most + " is out of range", "use 0 or more");
        }
        return most;
    }

    /// Whether rows are picked or ordered here, so that a limit must not be applied before.
    public boolean isPicky() {
        return !filters.list().isEmpty() || !sorts.list().isEmpty();
    }

    /// The rows that are wanted, in the order wanted.
    public List<Row> apply(Grid grid, List<Row> rows) {
        List<Filter> wanted = filters.list().stream().map(Filter::parse).toList();
        wanted.forEach(filter -> grid.check("--filter", filter.column(), rows));
        List<Row> kept = new ArrayList<>(rows.stream()
                .filter(row -> wanted.stream().allMatch(filter -> filter.lets(grid, row)))
                .toList());
        // the first column named weighs most, so it is sorted by last
        for (String sort : sorts.list().reversed()) {
            kept.sort(order(grid, rows, sort));
        }
        Integer most = limit();
        return most == null || most >= kept.size() ? kept : kept.subList(0, most);
    }

    private static Comparator<Row> order(Grid grid, List<Row> rows, String sort) {
        boolean descending = sort.endsWith(":desc");
        String name = descending || sort.endsWith(":asc") ? sort.substring(0, sort.lastIndexOf(':')) : sort;
        grid.check("--sort", name, rows);
        String path = grid.find(name).path();
        Comparator<@Nullable Object> values =
                descending ? Collections.reverseOrder(Listing::compare) : Listing::compare;
        // nothing comes last either way
        Comparator<@Nullable Object> order = Comparator.nullsLast(values);
        return (a, b) -> order.compare(a.at(path), b.at(path));
    }

    static int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof BigDecimal left && b instanceof BigDecimal right) {
            return left.compareTo(right);
        }
        return Formats.plain(a).compareToIgnoreCase(Formats.plain(b));
    }
}
