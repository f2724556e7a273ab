package ccapi.tui.page;

import ccapi.shared.live.LiveEvent;
import ccapi.tui.widget.Canvas;
import ccapi.tui.widget.Line;
import ccapi.tui.widget.Size;
import java.util.List;

/// One tab of the dashboard: what it knows, what its keys do and how it looks. Immutable; whatever happens gives the
/// next page and the effects it wants.
public interface Page {
    /// Which tab it is.
    Tab tab();

    /// Its keys, beyond those that every list has: dispatch, help, footer and palette all read this one table.
    List<? extends Command> commands();

    /// Does what one of its own commands says.
    Step act(Command command, Context context);

    /// The calls whose answers it needs to be up to date as it stands now. They are made again whenever a noun they
    /// read has changed; an answer that is no longer wanted is dropped.
    List<Call> wants(Context context);

    /// Takes an answer, to a call it wanted or to one it started. Answers it does not know change nothing.
    Step answered(Answer answer, Context context);

    /// Learns that a call it started has failed or was given up; why has been said already.
    default Step failed(Call call, Context context) {
        return Step.of(this);
    }

    /// Takes news from the push stream.
    default Page pushed(LiveEvent event) {
        return this;
    }

    /// The list that keys go to.
    Listing<?> listing();

    /// Changes the list that keys go to.
    Page list(ListAct act);

    /// Changes another of its lists, as a click may.
    default Page list(String name, ListAct act) {
        return list(act);
    }

    /// What is shown of the selected row beside the list.
    Detail detail();

    /// The same page with another view of the selected row.
    Page detail(Detail detail);

    /// The selected row in full, as lines of at most a width; empty if no row is selected.
    List<Line> details(int width, Context context);

    /// The text that `y` copies for the selected row, never a secret; empty if there is none.
    String copyText();

    /// Learns how large its part of the screen is, so that the selection stays in sight.
    Page fit(Size body, Context context);

    /// Draws it.
    void view(Canvas canvas, Context context);

    /// What the status line says about it, such as the place in the list.
    default String status(Context context) {
        return listing().status(context);
    }
}
