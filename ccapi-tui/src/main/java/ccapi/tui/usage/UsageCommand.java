package ccapi.tui.usage;

import ccapi.tui.page.Binding;
import ccapi.tui.page.Command;
import ccapi.tui.page.Section;

/// The key table of the usage page.
enum UsageCommand implements Command {
    SWITCH(Binding.of("other table", "o left right", UsageWords.SWITCH, Section.VIEW)
            .hint(2)),
    PREVIOUS_RANGE(Binding.of("shorter range", "[", UsageWords.PREVIOUS_RANGE, Section.VIEW)
            .hint(3)),
    NEXT_RANGE(
            Binding.of("longer range", "]", UsageWords.NEXT_RANGE, Section.VIEW).hint(4)),
    CUSTOM(Binding.of("custom range", "c", UsageWords.CUSTOM_RANGE, Section.VIEW)
            .hint(6)),
    GROUP(Binding.of("group", "b", UsageWords.GROUP, Section.VIEW).hint(5)),
    ERRORS(Binding.of("errors", "f", UsageWords.ERRORS_ONLY, Section.FIND).hint(7));

    private final Binding binding;

    UsageCommand(Binding binding) {
        this.binding = binding;
    }

    @Override
    public Binding binding() {
        return binding;
    }
}
