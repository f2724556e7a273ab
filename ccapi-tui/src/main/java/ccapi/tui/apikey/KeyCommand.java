package ccapi.tui.apikey;

import ccapi.tui.page.Binding;
import ccapi.tui.page.Command;
import ccapi.tui.page.Section;

/// The key table of the API keys page.
enum KeyCommand implements Command {
    ADD(Binding.of("create", "a", KeyWords.ADD, Section.ACT).changing().hint(2)),
    EDIT(Binding.of("edit", "e", KeyWords.EDIT, Section.ACT).changing().hint(3)),
    TOGGLE(Binding.of("toggle", "space x", KeyWords.ON_OFF, Section.ACT)
            .changing()
            .hint(4)),
    ROTATE(Binding.of("rotate", "R", KeyWords.ROTATE, Section.ACT).changing().hint(5)),
    DELETE(Binding.of("delete", "d", KeyWords.DELETE, Section.ACT).changing().hint(6));

    private final Binding binding;

    KeyCommand(Binding binding) {
        this.binding = binding;
    }

    @Override
    public Binding binding() {
        return binding;
    }
}
