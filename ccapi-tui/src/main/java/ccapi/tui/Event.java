package ccapi.tui;

import ccapi.shared.live.LiveEvent;
import ccapi.shared.problem.Problem;
import ccapi.tui.input.Input;
import ccapi.tui.page.Answer;
import ccapi.tui.page.Call;
import ccapi.tui.widget.Hit;
import ccapi.tui.widget.Size;

/// Something that happened outside the state of the dashboard.
sealed interface Event {
    /// A person did something.
    record Typed(Input input) implements Event {}

    /// A person clicked on something that means something.
    record Picked(Hit hit) implements Event {}

    /// Time has passed.
    record Ticked() implements Event {}

    /// A call was answered.
    record Landed(Call call, Answer answer) implements Event {}

    /// A call failed.
    record Failed(Call call, Problem problem) implements Event {}

    /// The push stream is open.
    record StreamOpened() implements Event {}

    /// The daemon said something.
    record Pushed(LiveEvent event) implements Event {}

    /// The push stream could not be opened, or has ended.
    record StreamEnded(Problem problem) implements Event {}

    /// The terminal has another size.
    record Resized(Size size) implements Event {}

    /// What is on the screen can no longer be trusted, as after another program used it.
    record Spoiled() implements Event {}
}
