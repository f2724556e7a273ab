package ccapi.tui;

import ccapi.shared.live.LiveEvent;
import ccapi.shared.text.Times;
import ccapi.tui.overlay.Help;
import ccapi.tui.overlay.Palette;
import ccapi.tui.overlay.Reader;
import ccapi.tui.page.Context;
import ccapi.tui.page.Effect;
import ccapi.tui.page.Overlay;
import ccapi.tui.page.Tab;
import ccapi.tui.status.StatusCall;
import ccapi.tui.status.StatusLines;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Tone;
import ccapi.tui.words.Language;
import java.util.ArrayList;
import java.util.List;

/// What the commands of the program do.
final class ShellActs {
    private ShellActs() {}

    static Move of(AppState state, ShellCommand command) {
        Context context = state.context();
        return switch (command) {
            case OPEN_ACCOUNTS -> Move.of(state, new Effect.Show(Tab.ACCOUNTS));
            case OPEN_KEYS -> Move.of(state, new Effect.Show(Tab.KEYS));
            case OPEN_USAGE -> Move.of(state, new Effect.Show(Tab.USAGE));
            case OPEN_MIRROR -> Move.of(state, new Effect.Show(Tab.MIRROR));
            case OPEN_LIVE -> Move.of(state, new Effect.Show(Tab.LIVE));
            case NEXT_PAGE -> Move.of(state, new Effect.Show(state.tab().plus(1)));
            case PREVIOUS_PAGE -> Move.of(state, new Effect.Show(state.tab().plus(-1)));
            case PALETTE -> open(state, Palette.of(Keys.all(state.page())));
            case HELP -> open(state, help(state, context));
            case DAEMON -> open(state, StatusLines.status(state.status(), context));
            case EVENTS -> open(state, events(state, context));
            case RELOAD ->
                Move.of(
                        state.with(state.loads().changed()),
                        new Effect.Say(context.say(ShellWords.REFRESHING), Tone.QUIET));
            case PAUSE ->
                Move.of(state.paused(!state.paused()).with(state.loads().changed()));
            case LANGUAGE -> Move.of(state.with(state.settings().with(other(context.language()))));
            case RELOAD_CONFIG -> Move.of(state, new Effect.Start(StatusCall.RELOAD, ""));
            case REDRAW -> Move.of(state, new Effect.Redraw());
            case SUSPEND -> Move.of(state, new Effect.Suspend());
            case QUIT -> Move.of(state, new Effect.Quit());
        };
    }

    private static Overlay help(AppState state, Context context) {
        String page = context.say(state.tab().title());
        return Help.of(context.say(ShellWords.HELP_TITLE, page), Keys.all(state.page()), context);
    }

    private static Language other(Language language) {
        return language == Language.EN ? Language.ZH : Language.EN;
    }

    private static Move open(AppState state, Overlay overlay) {
        return Move.of(state, new Effect.Open(overlay));
    }

    private static Overlay events(AppState state, Context context) {
        List<Line> lines = new ArrayList<>();
        state.notices().forEach(notice -> lines.add(line(notice, context)));
        if (lines.isEmpty()) {
            lines.add(Line.of(context.say(ShellWords.NO_EVENTS), Tone.QUIET));
        }
        return Reader.of(context.say(ShellWords.EVENTS), lines);
    }

    /// One thing the daemon said, as a line.
    static Line line(LiveEvent notice, Context context) {
        return Line.of(Times.moment(notice.at(), context.now(), context.zone()) + "  ", Tone.QUIET)
                .and(notice.text() == null ? "" : notice.text());
    }
}
