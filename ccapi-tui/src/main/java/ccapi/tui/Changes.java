package ccapi.tui;

import ccapi.shared.problem.Problem;
import ccapi.shared.status.DaemonStatus;
import ccapi.shared.status.ReloadResult;
import ccapi.tui.overlay.Progress;
import ccapi.tui.page.Answer;
import ccapi.tui.page.Call;
import ccapi.tui.page.Command;
import ccapi.tui.page.Done;
import ccapi.tui.page.Effect;
import ccapi.tui.page.ListAct;
import ccapi.tui.page.ListCommand;
import ccapi.tui.page.Noun;
import ccapi.tui.page.Overlay;
import ccapi.tui.page.Page;
import ccapi.tui.page.Step;
import ccapi.tui.page.Tab;
import ccapi.tui.status.StatusAnswer;
import ccapi.tui.status.StatusLines;
import ccapi.tui.widget.Tone;
import ccapi.tui.words.Phrase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The state while one event is taken in, and what has been asked of the world so far. Lives within one call of
/// [Update#of]; answers all [Effect.Inner]s on the spot.
final class Changes {
    private static final Duration TOAST = Duration.ofSeconds(5);

    AppState state;
    final List<Effect.Outer> out = new ArrayList<>();

    Changes(AppState state) {
        this.state = state;
    }

    String words(ShellWords phrase, Object... values) {
        return state.context().say(phrase, values);
    }

    /// Does a command, whoever asked for it.
    void perform(Command command) {
        if (command.binding().changes() && state.settings().readOnly()) {
            say(
                    words(
                            ShellWords.IS_READ_ONLY,
                            state.context().say(command.binding().label())),
                    Tone.WARN);
            return;
        }
        switch (command) {
            case ShellCommand known -> move(ShellActs.of(state, known));
            case ListCommand known -> move(ListActs.of(state, known));
            default -> step(state.page().act(command, state.context()));
        }
    }

    private void move(Move move) {
        state = move.state();
        move.effects().forEach(this::effect);
    }

    private void step(Step step) {
        state = state.with(step.page());
        step.effects().forEach(this::effect);
    }

    /// Does what an overlay made of a key.
    void turn(Overlay.Turn turn) {
        state = state.withTop(turn.next());
        turn.effects().forEach(this::effect);
    }

    private void effect(Effect effect) {
        switch (effect) {
            case Effect.Inner inner -> inner(inner);
            case Effect.Outer outer -> {
                out.add(outer);
                if (outer instanceof Effect.Copy) {
                    say(words(ShellWords.COPIED), Tone.GOOD);
                }
            }
        }
    }

    private void inner(Effect.Inner effect) {
        switch (effect) {
            case Effect.Open(Overlay overlay) -> open(overlay);
            case Effect.Say(String text, Tone tone) -> say(text, tone);
            case Effect.Start(Call call, String progress) -> start(call, progress);
            case Effect.GiveUp(Call call) -> giveUp(call);
            case Effect.Tell(Answer answer) -> step(state.page().answered(answer, state.context()));
            case Effect.Do(Command command) -> perform(command);
            case Effect.Change(ListAct act) -> change(act);
            case Effect.Show(Tab tab) -> state = state.with(tab);
        }
    }

    void change(ListAct act) {
        state = state.with(state.page().list(act));
    }

    void say(String text, Tone tone) {
        state = state.with(new AppState.Toast(text, tone, state.now().plus(TOAST)));
    }

    /// Says how a change ended. News that came with it shares the line, so that neither is missed.
    private void outcome(String text) {
        AppState.Toast now = state.toast();
        say(now != null && now.tone() == Tone.NEWS ? text + " · " + now.text() : text, Tone.GOOD);
    }

    /// Says what the daemon tells by itself, beside the outcome of a change that caused it.
    void news(String text) {
        AppState.Toast now = state.toast();
        if (now != null && now.tone() == Tone.GOOD) {
            say(now.text() + " · " + text, Tone.GOOD);
        } else {
            say(text, Tone.NEWS);
        }
    }

    /// Takes back that something is under way.
    void unsay() {
        AppState.Toast now = state.toast();
        if (now != null && now.tone() == Tone.QUIET) {
            state = state.with((AppState.Toast) null);
        }
    }

    private void open(Overlay overlay) {
        List<Overlay> next = new ArrayList<>(state.overlays());
        next.add(overlay);
        state = state.withOverlays(next);
    }

    private void start(Call call, String progress) {
        if (state.running().contains(call)) {
            return;
        }
        Set<Call> running = new HashSet<>(state.running());
        running.add(call);
        state = state.running(running);
        out.add(new Effect.Run(call));
        if (progress.isEmpty()) {
            say(words(ShellWords.WORKING), Tone.QUIET);
        } else {
            open(new Progress(progress, call, state.now()));
        }
    }

    private void giveUp(Call call) {
        if (stop(call)) {
            out.add(new Effect.Cancel(call));
            say(words(ShellWords.CANCELLED), Tone.WARN);
            ended(call, null);
            pagesLearnOfFailure(call);
        }
    }

    /// Takes a changing call off the list; `false` if it was not there, as after it was given up.
    boolean stop(Call call) {
        Set<Call> running = new HashSet<>(state.running());
        boolean ran = running.remove(call);
        state = state.running(running);
        return ran;
    }

    /// Closes what waits for a call, and has what the call may have changed loaded again.
    void ended(Call call, @Nullable Problem problem) {
        List<Overlay> next = new ArrayList<>();
        for (Overlay overlay : state.overlays()) {
            Overlay after = overlay.ended(call, problem);
            if (after != null) {
                next.add(after);
            }
        }
        state = state.withOverlays(next);
        for (Noun noun : call.nouns()) {
            state = state.with(state.loads().changed(noun));
        }
    }

    /// Hands an answer to whom it concerns. A page that is not open takes the answers to what it started, too.
    void answer(Answer answer) {
        switch (answer) {
            case StatusAnswer.Known(DaemonStatus status) -> state = state.with(status);
            case Done(Phrase what, String name) -> outcome(state.context().say(what, name));
            case StatusAnswer.Reloaded(ReloadResult result) -> open(StatusLines.reloaded(result, state.context()));
            default -> {
                for (Page page : state.pages().values()) {
                    step(page.answered(answer, state.context()));
                }
            }
        }
    }

    /// Tells all pages that a call they may have started came to nothing.
    void pagesLearnOfFailure(Call call) {
        for (Page page : state.pages().values()) {
            step(page.failed(call, state.context()));
        }
    }
}
