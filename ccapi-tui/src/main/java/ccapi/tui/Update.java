package ccapi.tui;

import ccapi.shared.live.LiveEvent;
import ccapi.shared.problem.Problem;
import ccapi.shared.problem.ProblemCode;
import ccapi.tui.input.Input;
import ccapi.tui.input.Key;
import ccapi.tui.page.Answer;
import ccapi.tui.page.Call;
import ccapi.tui.page.Command;
import ccapi.tui.page.Effect;
import ccapi.tui.page.ListAct;
import ccapi.tui.page.Noun;
import ccapi.tui.page.Overlay;
import ccapi.tui.page.Page;
import ccapi.tui.page.Tab;
import ccapi.tui.status.StatusAnswer;
import ccapi.tui.status.StatusCall;
import ccapi.tui.widget.Hit;
import ccapi.tui.widget.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Turns a state and an event into the next state and what the world is asked for. Pure: the same in gives the same
/// out.
final class Update {
    // with a push stream, asking again is only a safety net, and how a new day is noticed
    private static final Duration SAFETY = Duration.ofSeconds(30);
    // a daemon without a push stream may be replaced by one that has it
    private static final Duration POLLING_RETRY = Duration.ofMinutes(1);

    private final Changes changes;

    /// The next state and what is asked for.
    record Next(AppState state, List<Effect.Outer> effects) {}

    private Update(AppState state) {
        changes = new Changes(state);
    }

    /// What an event makes of a state. The state's time must already be that of the event.
    static Next of(AppState state, Event event) {
        Update update = new Update(state);
        update.take(event);
        update.settle();
        return new Next(update.state(), List.copyOf(update.changes.out));
    }

    private AppState state() {
        return changes.state;
    }

    private void become(AppState next) {
        changes.state = next;
    }

    private void take(Event event) {
        switch (event) {
            case Event.Typed(Input input) -> typed(input);
            case Event.Picked(Hit hit) -> picked(hit);
            case Event.Ticked() -> ticked();
            case Event.Landed(Call call, Answer answer) -> landed(call, answer);
            case Event.Failed(Call call, Problem problem) -> failed(call, problem);
            case Event.StreamOpened() -> opened();
            case Event.Pushed(LiveEvent pushed) -> pushed(pushed);
            case Event.StreamEnded(Problem problem) -> streamEnded(problem);
            case Event.Resized resized -> {
                become(state().with(resized.size()));
                changes.out.add(new Effect.Redraw());
            }
            case Event.Spoiled() -> changes.out.add(new Effect.Redraw());
        }
    }

    /// Whatever has happened, the selection stays in sight and what is wanted is loaded.
    private void settle() {
        become(state().with(state().page().fit(View.body(state()), state().context())));
        if (state().link().isLost() || state().paused()) {
            return;
        }
        List<Call> wanted = new ArrayList<>();
        wanted.add(StatusCall.GET);
        wanted.addAll(state().page().wants(state().context()));
        Duration maxAge = state().link().kind() == Link.Kind.LIVE
                ? SAFETY
                : state().settings().refresh();
        Loads.Plan plan = state().loads().plan(wanted, state().now(), maxAge);
        become(state().with(plan.loads()));
        plan.calls().forEach(call -> changes.out.add(new Effect.Load(call)));
    }

    // --- what a person does

    private void typed(Input input) {
        Overlay top = state().top();
        switch (input) {
            case Input.Pressed(Key key) -> pressed(key);
            case Input.Pasted(String text) -> {
                if (top != null) {
                    changes.turn(top.paste(text, state().context()));
                }
            }
            case Input.Wheel(boolean down) -> {
                if (top == null) {
                    changes.change(down ? ListAct.Motion.DOWN : ListAct.Motion.UP);
                }
            }
            case Input.Clicked _ -> {
                // what a click means depends on the frame it hit: it arrives as Picked
            }
            case Input.Ended() -> changes.out.add(new Effect.Quit());
        }
    }

    private void pressed(Key key) {
        Command command = Keys.find(state().page(), key).orElse(null);
        boolean always = command == ShellCommand.SUSPEND
                || command == ShellCommand.REDRAW
                || (command == ShellCommand.QUIT && key.ctrl());
        Overlay top = state().top();
        if (top != null && !always) {
            changes.turn(top.press(key, state().context()));
        } else if (command != null) {
            changes.perform(command);
        }
    }

    private void picked(Hit hit) {
        if (state().top() != null) {
            return;
        }
        become(
                switch (hit) {
                    case Hit.OnTab(int number) -> state().with(Tab.ACCOUNTS.plus(number - 1));
                    case Hit.OnRow(String list, int row) ->
                        state().with(state().page().list(list, new ListAct.Select(row)));
                    case Hit.OnHead(String list, String column) ->
                        state().with(state().page().list(list, new ListAct.Sort(column)));
                });
    }

    // --- what the daemon says

    private void landed(Call call, Answer answer) {
        become(state().with(state().link().heard(state().now())));
        if (state().loads().isFlying(call)) {
            become(state().with(state().loads().ended(call, state().now())));
            // an answer that is no longer wanted, as after another range was chosen, is dropped
            boolean wanted = state().page().wants(state().context()).contains(call);
            if (wanted || answer instanceof StatusAnswer) {
                changes.answer(answer);
            }
        } else if (changes.stop(call)) {
            changes.unsay();
            changes.ended(call, null);
            changes.answer(answer);
        }
    }

    private void failed(Call call, Problem problem) {
        String words = problem.hint().isEmpty() ? problem.message() : problem.message() + ": " + problem.hint();
        if (state().loads().isFlying(call)) {
            become(state().with(state().loads().ended(call, state().now())));
            // that the daemon is gone is shown by the link; what is gone from the list needs no words
            if (problem.code() != ProblemCode.UNREACHABLE && problem.code() != ProblemCode.NOT_FOUND) {
                changes.say(words, Tone.BAD);
            }
        } else if (changes.stop(call)) {
            changes.say(words, Tone.BAD);
            changes.ended(call, problem);
            changes.pagesLearnOfFailure(call);
        }
    }

    private void opened() {
        become(state().with(state().link().opened(state().now()))
                .with(state().loads().changed()));
    }

    private void pushed(LiveEvent event) {
        become(state().with(state().link().heard(state().now())));
        if (event.what() != null) {
            Noun.of(event.what())
                    .ifPresent(noun -> become(state().with(state().loads().changed(noun))));
        }
        if (event.text() != null) {
            become(state().noticing(event));
            changes.news(event.text());
        }
        if (!state().paused()) {
            for (Page page : state().pages().values()) {
                become(state().with(page.pushed(event)));
            }
        }
    }

    private void streamEnded(Problem problem) {
        become(state().with(state().link().ended(problem, state().now())));
        Duration delay = state().link().isLost() ? state().link().delay() : POLLING_RETRY;
        changes.out.add(new Effect.Watch(delay));
    }

    private void ticked() {
        AppState.Toast toast = state().toast();
        if (toast != null && !toast.until().isAfter(state().now())) {
            become(state().with((AppState.Toast) null));
        }
        if (state().link().isSilent(state().now())) {
            changes.out.add(new Effect.Unwatch());
        }
    }
}
