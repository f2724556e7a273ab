package ccapi.cli.output;

import ccapi.shared.problem.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which rows are listed and in what order; for every command that lists.
public final class Listing {
    @Option(
            names = "--filter",
            paramLabel = "EXPR",
            description =
                    "Only rows with col=x, col!=x, col~part, col>n, col<n, col>=n, col<=n, col or !col; repeatable.")
    private List<String> filters = new ArrayList<>();

    @Option(names = "--sort", paramLabel = "COL[:desc]", split = ",", description = "Order by these columns.")
    private List<String> sorts = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "N", description = "At most that many rows.")
    private @Nullable Integer limit;

    @Option(
            names = "--watch",
            arity = "0..1",
            fallbackValue = "2",
            paramLabel = "SECONDS",
            description = "Print again every 2 seconds, or as often as you say, until Ctrl-C.")
    private @Nullable Double watch;

    /// Seconds between two prints, `null` to print once.
    public @Nullable Double watch() {
        if (watch != null && watch < 0.1) {
            throw Refusal.invalid("--watch " + watch + " is too often", "use 0.1 seconds or more");
        }
        return watch;
    }

    /// The largest number of rows, `null` = all.
    public @Nullable Integer limit() {
        if (limit != null && limit < 0) {
            throw Refusal.invalid("--limit " + limit + " is out of range", "use 0 or more");
        }
        return limit;
    }

    /// Whether rows are picked or ordered here, so that a limit must not be applied before.
    public boolean isPicky() {
        return !filters.isEmpty() || !sorts.isEmpty();
    }

    /// The rows that are wanted, in the order wanted.
    public List<Row> apply(Grid grid, List<Row> rows) {
        List<Filter> wanted = filters.stream().map(Filter::parse).toList();
        wanted.forEach(filter -> grid.check("--filter", filter.column(), rows));
        List<Row> kept = new ArrayList<>(rows.stream()
                .filter(row -> wanted.stream().allMatch(filter -> filter.lets(grid, row)))
                .toList());
        // the first column named weighs most, so it is sorted by last
        for (String sort : sorts.reversed()) {
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
