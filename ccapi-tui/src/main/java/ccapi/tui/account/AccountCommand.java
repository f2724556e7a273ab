package ccapi.tui.account;

import ccapi.tui.page.Binding;
import ccapi.tui.page.Command;
import ccapi.tui.page.Section;

/// The key table of the accounts page.
enum AccountCommand implements Command {
    ADD(Binding.of("add", "a", AccountWords.ADD, Section.ACT).changing().hint(2)),
    EDIT(Binding.of("edit", "e", AccountWords.EDIT, Section.ACT).changing().hint(3)),
    TEST(Binding.of("test", "t", AccountWords.TEST, Section.ACT).changing().hint(4)),
    TOGGLE(Binding.of("toggle", "space x", AccountWords.ON_OFF, Section.ACT)
            .changing()
            .hint(5)),
    DELETE(Binding.of("delete", "d", AccountWords.DELETE, Section.ACT)
            .changing()
            .hint(6)),
    CLEAR(Binding.of("clear", "c", AccountWords.CLEAR, Section.ACT).changing().hint(7)),
    REFRESH(Binding.of("refresh credential", "R", AccountWords.REFRESH, Section.ACT)
            .changing()
            .hint(8)),
    DRAIN(Binding.of("drain", "n", AccountWords.DRAIN, Section.ACT).changing()),
    IMPORT(Binding.of("import", "i", AccountWords.IMPORT, Section.ACT)
            .changing()
            .hint(9));

    private final Binding binding;

    AccountCommand(Binding binding) {
        this.binding = binding;
    }

    @Override
    public Binding binding() {
        return binding;
    }
}
