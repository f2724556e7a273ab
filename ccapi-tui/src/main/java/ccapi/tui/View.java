package ccapi.tui;

import ccapi.shared.live.LiveEvent;
import ccapi.shared.text.Cells;
import ccapi.shared.text.Times;
import ccapi.tui.page.Binding;
import ccapi.tui.page.Command;
import ccapi.tui.page.Context;
import ccapi.tui.page.ListCommand;
import ccapi.tui.page.Overlay;
import ccapi.tui.page.Tab;
import ccapi.tui.widget.Box;
import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Glyphs;
import ccapi.tui.widget.Hit;
import ccapi.tui.widget.KeyBar;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Rect;
import ccapi.tui.widget.Size;
import ccapi.tui.widget.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Draws a state: tabs and link on top, the page, what the daemon said where there is room, status line and keys below,
/// overlays over it all. Pure.
final class View {
    private static final int ABOVE = 1;
    private static final int BELOW = 2;
    private static final int EVENTS_FROM_ROWS = 36;
    private static final int EVENTS_ROWS = 8;

    private final AppState state;
    private final Context context;
    private final Canvas canvas;

    private View(AppState state) {
        this.state = state;
        this.context = state.context();
        this.canvas = new Canvas(state.size(), state.settings().ascii() ? Glyphs.ASCII : Glyphs.UNICODE);
    }

    /// The frame that shows a state.
    static Canvas of(AppState state) {
        View view = new View(state);
        if (state.size().isEnough()) {
            view.draw();
        } else {
            view.tooSmall();
        }
        return view.canvas;
    }

    /// How large the part of the page is.
    static Size body(AppState state) {
        Size size = state.size();
        return new Size(size.columns(), size.rows() - ABOVE - BELOW - eventRows(size));
    }

    private static int eventRows(Size size) {
        return size.rows() >= EVENTS_FROM_ROWS ? EVENTS_ROWS : 0;
    }

    private void tooSmall() {
        Size least = Size.SMALLEST;
        Size now = state.size();
        String text = context.say(ShellWords.TOO_SMALL, least.columns(), least.rows(), now.columns(), now.rows());
        canvas.put(0, 0, Cells.cut(text, canvas.width()), Tone.WARN);
    }

    private void draw() {
        header(canvas.rows(0, ABOVE));
        Size body = body(state);
        state.page().view(canvas.rows(ABOVE, body.rows()), context);
        events(canvas.rows(ABOVE + body.rows(), eventRows(state.size())));
        statusLine(canvas.rows(canvas.height() - 2, 1));
        keys(canvas.rows(canvas.height() - 1, 1));
        for (Overlay overlay : state.overlays()) {
            overlay.view(canvas, context);
        }
    }

    // --- header

    private void header(Canvas row) {
        int x = row.put(1, 0, "ccapi", Tone.STRONG) + 1;
        boolean fits = x + tabsWidth() + link(true).width() + 2 <= row.width();
        Line link = link(fits);
        boolean isShort = x + tabsWidth() + link.width() + 2 > row.width();
        for (Tab tab : Tab.values()) {
            boolean open = tab == state.tab();
            String title = tab.number() + " " + context.say(tab.title());
            String label = isShort && !open ? Integer.toString(tab.number()) : title;
            int end = row.put(x, 0, open ? "[" + label + "]" : " " + label + " ", open ? Tone.TAB : Tone.PLAIN);
            row.zone(new Rect(x, 0, end - x, 1), new Hit.OnTab(tab.number()));
            x = end;
        }
        link.draw(row, row.width() - link.width() - 1, 0);
    }

    private int tabsWidth() {
        int width = 0;
        for (Tab tab : Tab.values()) {
            width += Cells.width(context.say(tab.title())) + 4;
        }
        return width;
    }

    /// @param worded whether there is room for a word beside the symbol
    private Line link(boolean worded) {
        Line line = Line.BLANK;
        if (state.status() != null && !state.status().warnings().isEmpty()) {
            line = line.and("⚠ " + state.status().warnings().size() + " ", Tone.WARN);
        }
        if (state.paused()) {
            return line.and(context.say(ShellWords.PAUSED), Tone.WARN);
        }
        String clock = " " + Times.clock(state.now(), state.zone());
        return switch (state.link().kind()) {
            case CONNECTING -> line.and("○ " + context.say(ShellWords.LINK_CONNECTING), Tone.QUIET);
            case LIVE -> line.and("●", Tone.GOOD).and(word(ShellWords.LINK_LIVE, worded) + clock);
            case POLLING -> line.and("◐", Tone.WARN).and(word(ShellWords.LINK_POLLING, worded) + clock);
            case LOST -> line.and("○ " + lostSince(), Tone.BAD);
        };
    }

    private String word(ShellWords word, boolean worded) {
        return worded ? " " + context.say(word) : "";
    }

    private String lostSince() {
        return state.status() == null ? context.say(ShellWords.NO_DAEMON) : context.say(ShellWords.LINK_OLD, age());
    }

    /// How old what is shown is: at least a second, as "now old" would be odd.
    private String age() {
        Instant heard = state.link().heard();
        Instant second = state.now().minusSeconds(1);
        return Times.ago(heard.isBefore(second) ? heard : second, state.now());
    }

    // --- what the daemon said

    private void events(Canvas part) {
        if (part.height() == 0) {
            return;
        }
        Box.rule(part, 0, context.say(ShellWords.EVENTS), Tone.QUIET);
        List<LiveEvent> notices = state.notices();
        for (int y = 1; y < part.height() && y <= notices.size(); y++) {
            ShellActs.line(notices.get(y - 1), context).draw(part, 1, y);
        }
    }

    // --- status line and keys

    private void statusLine(Canvas row) {
        Line line = status();
        row.line(0, 0, row.width(), '─', Tone.QUIET);
        Line.of(" ").draw(row, 1, 0);
        line.and(" ").draw(row.part(new Rect(2, 0, row.width() - 3, 1)), 0, 0);
    }

    private Line status() {
        Link link = state.link();
        AppState.Toast toast = state.toast();
        if (toast != null && !toast.text().isEmpty()) {
            return Line.of(toast.text(), toast.tone());
        }
        if (link.isLost()) {
            return Line.of(lost(link), Tone.BAD);
        }
        Line line = Line.of(state.page().status(context));
        if (state.status() != null && state.size().columns() >= 110) {
            String daemon = context.say(
                    ShellWords.DAEMON_SAYS,
                    state.status().version(),
                    state.status().listen());
            line = line.and(" · " + daemon, Tone.QUIET);
        }
        return line;
    }

    private String lost(Link link) {
        String why = link.problem() == null
                ? context.say(ShellWords.NO_DAEMON)
                : link.problem().message();
        return state.status() == null
                ? context.say(ShellWords.LOST_BEFORE, why)
                : context.say(ShellWords.LOST, why, age());
    }

    private void keys(Canvas row) {
        boolean open = state.page().detail().open();
        List<KeyBar.Hint> hints = new ArrayList<>();
        if (open) {
            hints.add(hint(ListCommand.BACK.binding()));
        }
        Keys.all(state.page()).stream()
                .filter(command -> !(open && command == ListCommand.OPEN))
                .map(Command::binding)
                .filter(binding -> binding.hint() > 0)
                .filter(binding -> !(binding.changes() && context.readOnly()))
                .sorted(Comparator.comparingInt(Binding::hint))
                .forEach(binding -> hints.add(hint(binding)));
        KeyBar.draw(row, hints, hint(ShellCommand.HELP.binding()));
    }

    private KeyBar.Hint hint(Binding binding) {
        return new KeyBar.Hint(binding.keys().getFirst().label(), context.say(binding.label()));
    }
}
