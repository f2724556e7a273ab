package ccapi.tui;

import ccapi.tui.overlay.FilterLine;
import ccapi.tui.overlay.Menu;
import ccapi.tui.page.Context;
import ccapi.tui.page.Detail;
import ccapi.tui.page.Effect;
import ccapi.tui.page.ListAct;
import ccapi.tui.page.ListCommand;
import ccapi.tui.page.Page;
import ccapi.tui.widget.Size;
import ccapi.tui.widget.TextField;
import ccapi.tui.widget.Tone;
import java.util.ArrayList;
import java.util.List;

/// What the commands of lists do to the open page.
final class ListActs {
    private static final int SCROLL = 5;
    private static final int PAGE = 10;
    private static final int FRAME = 4;
    // figures, frame
    private static final int AROUND_DETAILS = 4;

    private ListActs() {}

    static Move of(AppState state, ListCommand command) {
        Page page = state.page();
        Detail detail = page.detail();
        return switch (command) {
            case OPEN ->
                Move.of(state.with(page.detail(detail.opened(page.listing().selectedIndex() >= 0))));
            case BACK -> Move.of(state.with(back(page)));
            case DOWN -> move(state, ListAct.Motion.DOWN);
            case UP -> move(state, ListAct.Motion.UP);
            case FIRST -> move(state, ListAct.Motion.FIRST);
            case LAST -> move(state, ListAct.Motion.LAST);
            case PAGE_DOWN -> page(state, ListAct.Motion.PAGE_DOWN, PAGE);
            case PAGE_UP -> page(state, ListAct.Motion.PAGE_UP, -PAGE);
            case HALF_DOWN -> page(state, ListAct.Motion.HALF_DOWN, SCROLL);
            case HALF_UP -> page(state, ListAct.Motion.HALF_UP, -SCROLL);
            case FILTER ->
                Move.of(
                        state.with(page.detail(detail.opened(false))),
                        new Effect.Open(
                                new FilterLine(TextField.of(page.listing().filter()))));
            case SORT -> Move.of(state, new Effect.Open(sorts(page, state.context())));
            case SORT_LEFT -> move(state, new ListAct.SortNext(-1));
            case SORT_RIGHT -> move(state, new ListAct.SortNext(1));
            case REVERSE -> move(state, new ListAct.Reverse());
            case PANE -> Move.of(state.with(page.detail(detail.toggled())));
            case SCROLL_DOWN -> scroll(state, SCROLL);
            case SCROLL_UP -> scroll(state, -SCROLL);
            case COPY -> Move.of(state, copy(page, state.context()));
        };
    }

    /// Another row starts at the top of its details.
    private static Move move(AppState state, ListAct act) {
        Page page = state.page().list(act);
        return Move.of(
                state.with(page.detail(page.detail().scrolled(-page.detail().scroll()))));
    }

    /// Pages through the details while they fill the page, else through the list.
    private static Move page(AppState state, ListAct.Motion motion, int lines) {
        return state.page().detail().open() ? scroll(state, lines) : move(state, motion);
    }

    /// Never past the end, or scrolling back would seem stuck.
    private static Move scroll(AppState state, int by) {
        Page page = state.page();
        Size body = View.body(state);
        int lines = page.details(body.columns() - FRAME, state.context()).size();
        int most = Math.max(0, lines - (body.rows() - AROUND_DETAILS));
        Detail next = page.detail().scrolled(by);
        return Move.of(state.with(page.detail(next.scrolled(Math.min(0, most - next.scroll())))));
    }

    /// One step at a time: first the details close, then the filter goes, then the marks.
    private static Page back(Page page) {
        if (page.detail().open()) {
            return page.detail(page.detail().opened(false));
        }
        return page.listing().filter().isEmpty() ? page.list(new ListAct.Unmark()) : page.list(new ListAct.Show(""));
    }

    private static Menu sorts(Page page, Context context) {
        List<Menu.Choice> choices = new ArrayList<>();
        page.listing()
                .schema()
                .columns()
                .forEach(column -> choices.add(
                        new Menu.Choice(context.say(column.head()), new Effect.Change(new ListAct.Sort(column.id())))));
        choices.add(new Menu.Choice(context.say(ShellWords.SORT_NONE), new Effect.Change(new ListAct.Sort(""))));
        return new Menu(context.say(ShellWords.SORT_TITLE), choices, 0);
    }

    private static Effect copy(Page page, Context context) {
        String text = page.copyText();
        return text.isEmpty()
                ? new Effect.Say(context.say(ShellWords.NOTHING_TO_COPY), Tone.WARN)
                : new Effect.Copy(text);
    }
}
