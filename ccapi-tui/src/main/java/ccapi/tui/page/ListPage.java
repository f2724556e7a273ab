package ccapi.tui.page;

import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Size;
import ccapi.tui.widget.Tiles;
import ccapi.tui.widget.Tone;
import java.util.List;
import java.util.function.Function;

/// A page that is one list: says what its rows are, and gets the handling and the look that all such pages share.
public interface ListPage<T> extends Page {
    @Override
    Listing<T> listing();

    /// The same page with another list or another view of the selected row.
    ListPage<T> with(Listing<T> listing, Detail detail);

    /// The figures on top.
    List<Tiles.Tile> tiles(Context context);

    /// Lines between figures and list, often none.
    default List<Line> banner(Context context) {
        return List.of();
    }

    /// Whether the first rows are still to come.
    default boolean isWaiting() {
        return !listing().isLoaded();
    }

    /// What is said when there are no rows at all.
    List<Line> nothing(Context context);

    /// The title above a row's details.
    String title(T row);

    /// A row in full, as lines of at most a width.
    List<Line> details(T row, int width, Context context);

    /// Does something with the selected row, or says that there is none.
    default Step withSelected(Context context, Function<T, Effect> action) {
        Effect effect = listing()
                .selected()
                .map(action)
                .orElse(new Effect.Say(context.say(PageWords.NOTHING_SELECTED), Tone.WARN));
        return Step.of(this, effect);
    }

    @Override
    default Page list(ListAct act) {
        return with(listing().act(act), detail());
    }

    @Override
    default Page detail(Detail next) {
        return with(listing(), next);
    }

    @Override
    default Page fit(Size body, Context context) {
        int rows = ListView.rowsInSight(body.rows(), banner(context).size());
        return with(listing().fit(rows), detail());
    }

    @Override
    default String copyText() {
        return listing().selectedId();
    }

    @Override
    default List<Line> details(int width, Context context) {
        return listing().selected().map(row -> details(row, width, context)).orElse(List.of());
    }

    @Override
    default void view(Canvas canvas, Context context) {
        String title = listing().selected().map(this::title).orElse("");
        new ListView(this, title, context).draw(canvas);
    }
}
