package ccapi.tui.live;

import ccapi.tui.page.Binding;
import ccapi.tui.page.Command;
import ccapi.tui.page.Section;

/// The key table of the live page.
enum LiveCommand implements Command {
    CANCEL(Binding.of("cancel", "c d", LiveWords.CANCEL, Section.ACT).changing().hint(2));

    private final Binding binding;

    LiveCommand(Binding binding) {
        this.binding = binding;
    }

    @Override
    public Binding binding() {
        return binding;
    }
}
