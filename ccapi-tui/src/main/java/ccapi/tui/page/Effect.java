package ccapi.tui.page;

import ccapi.tui.widget.Tone;
import java.time.Duration;

/// What somebody wants to happen beside the next state, as a value.
public sealed interface Effect {

    /// Answered inside the state of the dashboard; never leaves it.
    sealed interface Inner extends Effect {}

    /// Carried out by the one class that has threads and a terminal.
    sealed interface Outer extends Effect {}

    /// Puts something over the page.
    record Open(Overlay overlay) implements Inner {}

    /// Says one line, for some seconds.
    record Say(String text, Tone tone) implements Inner {}

    /// Makes a call that changes something.
    ///
    /// @param progress what is shown while it runs, with the offer to cancel; empty for quick calls
    record Start(Call call, String progress) implements Inner {}

    /// Gives up a call that was started.
    record GiveUp(Call call) implements Inner {}

    /// Hands a choice to the open page.
    record Tell(Answer answer) implements Inner {}

    /// Does a command, as if its key had been pressed.
    record Do(Command command) implements Inner {}

    /// Changes the list of the open page.
    record Change(ListAct act) implements Inner {}

    /// Opens a page.
    record Show(Tab tab) implements Inner {}

    /// Makes a call that only reads.
    record Load(Call call) implements Outer {}

    /// Makes a call that changes something.
    record Run(Call call) implements Outer {}

    /// Interrupts a call.
    record Cancel(Call call) implements Outer {}

    /// Listens to the push stream, after a while.
    record Watch(Duration delay) implements Outer {}

    /// Stops listening.
    record Unwatch() implements Outer {}

    /// Copies text into the clipboard of the person's own machine, through the terminal.
    record Copy(String text) implements Outer {}

    /// Draws everything anew.
    record Redraw() implements Outer {}

    /// Gives the terminal back to the shell until the job is continued.
    record Suspend() implements Outer {}

    /// Leaves.
    record Quit() implements Outer {}
}
