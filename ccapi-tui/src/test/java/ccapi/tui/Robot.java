package ccapi.tui;

import ccapi.shared.AdminClient;
import ccapi.shared.live.LiveEvent;
import ccapi.shared.problem.Refusal;
import ccapi.tui.input.Input;
import ccapi.tui.input.Key;
import ccapi.tui.page.Answer;
import ccapi.tui.page.Call;
import ccapi.tui.page.Effect;
import ccapi.tui.page.Page;
import ccapi.tui.page.Tab;
import ccapi.tui.terminal.VirtualScreen;
import ccapi.tui.testing.Answers;
import ccapi.tui.testing.Samples;
import ccapi.tui.widget.Size;
import ccapi.tui.words.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Uses the dashboard as a person would, without a terminal: presses keys, sees the screen, and lets calls be made at
/// once or holds them back.
final class Robot {
    static final Settings SETTINGS =
            new Settings(Tab.ACCOUNTS, false, false, false, Duration.ofSeconds(2), Language.EN);

    private final @Nullable AdminClient client;
    /// Everything the world was asked for, calls included.
    final List<Effect.Outer> asked = new ArrayList<>();

    AppState state;
    private Instant now = Samples.NOW;

    private Robot(Settings settings, Size size, @Nullable AdminClient client) {
        this.client = client;
        this.state = AppState.start(settings, ZoneId.of("UTC"), size, now, Main.pages());
    }

    /// A dashboard whose calls are noted but not made.
    static Robot alone() {
        return new Robot(SETTINGS, new Size(80, 24), null);
    }

    static Robot alone(Settings settings, Size size) {
        return new Robot(settings, size, null);
    }

    /// A dashboard that has been told all the samples; its calls are noted but not made.
    static Robot told(Settings settings, Size size) {
        Samples samples = new Samples(Samples.NOW);
        Robot robot = new Robot(settings, size, null);
        robot.happens(new Event.StreamOpened());
        robot.state = robot.state.with(samples.status());
        return robot.told(Answers.of(samples));
    }

    /// Tells all pages something, asked for or not.
    Robot told(List<Answer> answers) {
        for (Answer answer : answers) {
            for (Page page : state.pages().values()) {
                state = state.with(page.answered(answer, state.context()).page());
            }
        }
        return later(Duration.ZERO);
    }

    /// A dashboard whose calls are made at once.
    static Robot with(AdminClient client, Settings settings, Size size) {
        Robot robot = new Robot(settings, size, client);
        robot.happens(new Event.StreamOpened());
        return robot;
    }

    /// Presses keys, each named as in key tables.
    Robot press(String... keys) {
        for (String key : keys) {
            happens(new Event.Typed(new Input.Pressed(Key.named(key))));
        }
        return this;
    }

    /// Types text, one key a character.
    Robot type(String text) {
        text.codePoints().forEach(c -> happens(new Event.Typed(new Input.Pressed(Key.of(c)))));
        return this;
    }

    Robot paste(String text) {
        return happens(new Event.Typed(new Input.Pasted(text)));
    }

    Robot answer(Call call, Answer answer) {
        return happens(new Event.Landed(call, answer));
    }

    Robot pushed(LiveEvent event) {
        return happens(new Event.Pushed(event));
    }

    /// Lets time pass.
    Robot later(Duration duration) {
        now = now.plus(duration);
        return happens(new Event.Ticked());
    }

    Robot happens(Event event) {
        Deque<Event> todo = new ArrayDeque<>(List.of(event));
        while (!todo.isEmpty()) {
            Update.Next next = Update.of(state.at(now), todo.pop());
            state = next.state();
            for (Effect.Outer effect : next.effects()) {
                asked.add(effect);
                carryOut(effect, todo);
            }
        }
        return this;
    }

    private void carryOut(Effect.Outer effect, Deque<Event> todo) {
        Call call = switch (effect) {
            case Effect.Load(Call load) -> load;
            case Effect.Run(Call run) -> run;
            default -> null;
        };
        if (client != null && call != null) {
            try {
                todo.add(new Event.Landed(call, call.run(client)));
            } catch (Refusal e) {
                todo.add(new Event.Failed(call, e.problem()));
            }
        }
    }

    List<String> lines() {
        return VirtualScreen.lines(View.of(state));
    }

    String screen() {
        return String.join("\n", lines());
    }

    /// What was asked since the last time.
    List<Effect.Outer> news() {
        List<Effect.Outer> news = List.copyOf(asked);
        asked.clear();
        return news;
    }
}
