package ccapi.tui;

import ccapi.shared.AdminClient;
import ccapi.shared.problem.Problem;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.tui.input.Input;
import ccapi.tui.page.Call;
import ccapi.tui.page.Effect;
import ccapi.tui.terminal.Console;
import ccapi.tui.terminal.Keyboard;
import ccapi.tui.terminal.Resizes;
import ccapi.tui.widget.Canvas;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Runs the dashboard: takes events off one queue, lets [Update] make the next state of them, carries out what that
/// asks for, and shows what [View] draws. The only class with threads and a terminal; the loop runs on the thread that
/// called [#run].
final class App {
    // the clock shows seconds, and ages are told in seconds
    private static final Duration TICK = Duration.ofSeconds(1);
    // keys held down come in bursts; drawing after each would lag behind
    private static final int BURST = 200;

    private final Console console;
    private final AdminClient client;
    private final InstantSource clock;
    private final BlockingQueue<Event> queue = new LinkedBlockingQueue<>();
    private final Map<Call, Thread> calls = new ConcurrentHashMap<>();
    private Watch watch;
    private AppState state;
    private Canvas frame;
    private boolean leaving;
    private boolean hangup;

    App(Console console, AdminClient client, InstantSource clock, AppState start) {
        this.console = console;
        this.client = client;
        this.clock = clock;
        this.watch = new Watch(client, queue);
        this.state = start;
        this.frame = View.of(start);
    }

    /// Runs until the person leaves or the terminal is gone.
    ///
    /// @return whether the person left
    /// @throws IOException when the terminal can no longer be written to
    boolean run() throws IOException, InterruptedException {
        console.show(frame);
        Keyboard.start(System.getenv(), input -> queue.add(new Event.Typed(input)));
        Resizes.listen(() -> queue.add(new Event.Spoiled()));
        watch.start(Duration.ZERO);
        take(new Event.Ticked());
        long next = System.nanoTime() + TICK.toNanos();
        while (!leaving) {
            Event event = queue.poll(Math.max(1, next - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (event == null) {
                next = System.nanoTime() + TICK.toNanos();
                event = new Event.Ticked();
            }
            for (int burst = 0; event != null && !leaving && burst < BURST; burst++) {
                take(event);
                event = queue.poll();
            }
            draw();
        }
        return !hangup;
    }

    private void draw() throws IOException {
        frame = View.of(state);
        console.show(frame);
    }

    private void take(Event event) throws IOException {
        Event seen = event;
        if (event instanceof Event.Spoiled) {
            console.retake();
            seen = new Event.Resized(console.resized());
        } else if (event instanceof Event.Typed(Input.Clicked(int x, int y))) {
            seen = frame.hit(x, y).<Event>map(Event.Picked::new).orElse(event);
        } else if (event instanceof Event.Typed(Input.Ended())) {
            hangup = true;
        }
        Update.Next next = Update.of(state.at(clock.instant()), seen);
        state = next.state();
        for (Effect.Outer effect : next.effects()) {
            perform(effect);
        }
    }

    private void perform(Effect.Outer effect) throws IOException {
        switch (effect) {
            case Effect.Load(Call call) -> start(call);
            case Effect.Run(Call call) -> start(call);
            case Effect.Cancel(Call call) -> cancel(call);
            case Effect.Watch(Duration delay) -> {
                watch = new Watch(client, queue);
                watch.start(delay);
            }
            case Effect.Unwatch() -> watch.stop();
            case Effect.Copy(String text) -> console.copy(text);
            case Effect.Redraw() -> console.spoil();
            case Effect.Suspend() -> {
                console.suspend();
                queue.add(new Event.Spoiled());
            }
            case Effect.Quit() -> leaving = true;
        }
    }

    private void start(Call call) {
        calls.put(call, Thread.ofVirtual().name("call").start(() -> run(call)));
    }

    private void run(Call call) {
        try {
            queue.add(new Event.Landed(call, call.run(client)));
        } catch (Refusal e) {
            queue.add(new Event.Failed(call, e.problem()));
        } catch (RuntimeException e) {
            // a bug in a call must not leave its page waiting for ever, and cannot be logged over the screen
            String what = "a bug in the dashboard: " + e.getClass().getSimpleName() + " at " + e.getStackTrace()[0];
            queue.add(new Event.Failed(call, new Problem(ProblemCode.INTERNAL, what, "")));
        } finally {
            calls.remove(call, Thread.currentThread());
        }
    }

    private void cancel(Call call) {
        Thread thread = calls.remove(call);
        if (thread != null) {
            thread.interrupt();
        }
    }
}
