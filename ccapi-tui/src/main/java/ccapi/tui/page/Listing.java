package ccapi.tui.page;

import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rows with a filter, an order, a selection and marks. Immutable.
///
/// The selection follows the row's id, not its place, when rows, filter or order change; a row that goes away hands it
/// to the row that takes its place.
public final class Listing<T> {
    private final Schema<T> schema;
    private final List<T> all;
    private final boolean loaded;
    private final String filter;
    private final @Nullable Column<T> sort;
    private final boolean reverse;
    private final Set<String> marks;
    // computed once, not at each frame
    private final List<T> shown;
    private final int selected;
    private final int top;
    private final int height;

    private Listing(Listing<T> old, List<T> shown, int selected, int top, int height, Set<String> marks) {
        this.schema = old.schema;
        this.all = old.all;
        this.loaded = old.loaded;
        this.filter = old.filter;
        this.sort = old.sort;
        this.reverse = old.reverse;
        this.marks = marks;
        this.shown = shown;
        this.selected = shown.isEmpty() ? -1 : Math.clamp(selected, 0, shown.size() - 1);
        this.height = height;
        int highestTop = Math.max(0, shown.size() - height);
        int wanted = Math.clamp(top, Math.max(0, this.selected - height + 1), Math.max(0, this.selected));
        this.top = Math.min(wanted, highestTop);
    }

    private Listing(
            Schema<T> schema,
            List<T> all,
            boolean loaded,
            String filter,
            @Nullable Column<T> sort,
            boolean reverse,
            Set<String> marks,
            @Nullable Listing<T> old) {
        this.schema = schema;
        this.all = all;
        this.loaded = loaded;
        this.filter = filter;
        this.sort = sort;
        this.reverse = reverse;
        this.marks = marks;
        this.shown = arrange();
        int before = old == null ? -1 : old.place(shown);
        this.selected = shown.isEmpty() ? -1 : Math.clamp(before, 0, shown.size() - 1);
        this.height = old == null ? 1 : old.height;
        this.top = old == null ? 0 : old.top;
    }

    /// No rows yet.
    public static <T> Listing<T> of(Schema<T> schema) {
        return new Listing<>(schema, List.of(), false, "", null, false, Set.of(), null);
    }

    /// The same list with fresh rows.
    public Listing<T> with(List<T> rows) {
        return with(schema, rows);
    }

    /// The same list with fresh rows, drawn by another schema of the same columns.
    public Listing<T> with(Schema<T> other, List<T> rows) {
        Set<String> kept = marks;
        if (!marks.isEmpty()) {
            kept = new HashSet<>(marks);
            Set<String> ids = new HashSet<>();
            rows.forEach(row -> ids.add(schema.id().apply(row)));
            kept.retainAll(ids);
        }
        return new Listing<>(other, List.copyOf(rows), true, filter, sort, reverse, kept, this).fit(height);
    }

    private List<T> arrange() {
        List<T> rows = new ArrayList<>(all);
        if (!filter.isBlank()) {
            rows.removeIf(Filter.of(filter, schema.columns()).negate());
        }
        if (sort != null) {
            Comparator<T> order = sort.number() ? sort.order().reversed() : sort.order();
            rows.sort(reverse ? order.reversed() : order);
        } else if (reverse) {
            return rows.reversed();
        }
        return rows;
    }

    /// Where the selected row lies in other rows; its old place if it is not among them.
    private int place(List<T> rows) {
        if (selected < 0) {
            return 0;
        }
        String id = schema.id().apply(shown.get(selected));
        for (int i = 0; i < rows.size(); i++) {
            if (schema.id().apply(rows.get(i)).equals(id)) {
                return i;
            }
        }
        return selected;
    }

    /// The same list where so many rows are in sight.
    public Listing<T> fit(int rowsInSight) {
        return new Listing<>(this, shown, selected, top, Math.max(1, rowsInSight), marks);
    }

    /// What an act makes of it.
    public Listing<T> act(ListAct act) {
        return switch (act) {
            case ListAct.Motion motion -> select(target(motion));
            case ListAct.Select(int row) -> select(row);
            case ListAct.Show(String text) -> arranged(text, sort, reverse);
            case ListAct.Sort(String column) -> sortBy(column(column));
            case ListAct.SortNext(int steps) -> sortBy(neighbour(steps));
            case ListAct.Reverse() -> arranged(filter, sort, !reverse);
            case ListAct.Mark() -> toggled();
            case ListAct.Unmark() -> new Listing<>(this, shown, selected, top, height, Set.of());
        };
    }

    private int target(ListAct.Motion motion) {
        return switch (motion) {
            case UP -> selected - 1;
            case DOWN -> selected + 1;
            case PAGE_UP -> selected - height;
            case PAGE_DOWN -> selected + height;
            case HALF_UP -> selected - height / 2;
            case HALF_DOWN -> selected + height / 2;
            case FIRST -> 0;
            case LAST -> shown.size() - 1;
        };
    }

    private Listing<T> select(int row) {
        return new Listing<>(this, shown, row, top, height, marks);
    }

    private Listing<T> arranged(String text, @Nullable Column<T> column, boolean backwards) {
        return new Listing<>(schema, all, loaded, text, column, backwards, marks, this).fit(height);
    }

    private Listing<T> sortBy(@Nullable Column<T> column) {
        boolean same = sort != null && column != null && sort.id().equals(column.id());
        return arranged(filter, column, same && !reverse);
    }

    private @Nullable Column<T> column(String id) {
        return schema.columns().stream()
                .filter(column -> column.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /// The column so many places further; left of the first and right of the last lies the daemon's own order.
    private @Nullable Column<T> neighbour(int steps) {
        List<String> ids = schema.columns().stream().map(Column::id).toList();
        int now = sort == null ? (steps > 0 ? -1 : ids.size()) : ids.indexOf(sort.id());
        int next = now + steps;
        return next < 0 || next >= schema.columns().size()
                ? null
                : schema.columns().get(next);
    }

    private Listing<T> toggled() {
        if (selected < 0) {
            return this;
        }
        Set<String> next = new HashSet<>(marks);
        String id = schema.id().apply(shown.get(selected));
        if (!next.remove(id)) {
            next.add(id);
        }
        int after = Math.min(selected + 1, shown.size() - 1);
        return new Listing<>(this, shown, after, top, height, Set.copyOf(next));
    }

    /// The selected row, if there is one.
    public Optional<T> selected() {
        return selected < 0 ? Optional.empty() : Optional.of(shown.get(selected));
    }

    /// Place of the selected row, -1 if there is none.
    public int selectedIndex() {
        return selected;
    }

    /// The id of the selected row, empty if there is none.
    public String selectedId() {
        return selected().map(schema.id()).orElse("");
    }

    /// Whether it has ever been given rows, be it none: what is not yet known is not the same as empty.
    public boolean isLoaded() {
        return loaded;
    }

    /// All rows, whatever the filter.
    public List<T> all() {
        return all;
    }

    /// The rows that pass the filter, in order.
    public List<T> shown() {
        return shown;
    }

    /// The marked rows that pass the filter, in order.
    public List<T> marked() {
        return shown.stream()
                .filter(row -> marks.contains(schema.id().apply(row)))
                .toList();
    }

    /// What was typed after `/`, empty if nothing.
    public String filter() {
        return filter;
    }

    /// What it is made of.
    public Schema<T> schema() {
        return schema;
    }

    /// Where one is in it, for the status line.
    public String status(Context context) {
        StringBuilder status = new StringBuilder();
        status.append(selected + 1).append('/').append(shown.size());
        if (sort != null) {
            boolean falls = sort.number() != reverse;
            status.append(" · ").append(context.say(PageWords.SORTED, context.say(sort.head()), falls ? "▼" : "▲"));
        }
        if (!filter.isEmpty()) {
            status.append(" · ").append(context.say(PageWords.FILTERED, filter));
        }
        if (!marks.isEmpty()) {
            status.append(" · ").append(context.say(PageWords.MARKED, marks.size()));
        }
        return status.toString();
    }

    /// Draws heads and the rows in sight.
    public void draw(Canvas canvas, Context context, boolean focused) {
        table(context, focused).draw(canvas);
    }

    /// The same with one more row that stays at the end, such as a total.
    public void draw(Canvas canvas, Context context, boolean focused, T foot) {
        table(context, focused).draw(canvas, (column, width) -> cell(column).of(foot, width, context));
    }

    private Table table(Context context, boolean focused) {
        List<Table.Head> heads =
                schema.columns().stream().map(column -> head(column, context)).toList();
        return new Table(schema.name(), heads, shown.size(), top, selected, focused, source(context));
    }

    private Column.Render<T> cell(int column) {
        return schema.columns().get(column).cell();
    }

    private Table.Head head(Column<T> column, Context context) {
        String mark = "";
        if (sort != null && sort.id().equals(column.id())) {
            mark = column.number() != reverse ? "▼" : "▲";
        }
        return new Table.Head(
                column.id(),
                context.say(column.head()) + mark,
                column.number(),
                column.min(),
                column.max(),
                column.priority());
    }

    private Table.Source source(Context context) {
        return new Table.Source() {
            @Override
            public Table.Cell cell(int row, int column, int width) {
                return Listing.this.cell(column).of(shown.get(row), width, context);
            }

            @Override
            public boolean isMarked(int row) {
                return !marks.isEmpty() && marks.contains(schema.id().apply(shown.get(row)));
            }
        };
    }
}
