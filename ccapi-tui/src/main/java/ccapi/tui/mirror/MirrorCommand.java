package ccapi.tui.mirror;

import ccapi.tui.page.Binding;
import ccapi.tui.page.Command;
import ccapi.tui.page.Section;

/// The key table of the mirror pool page.
enum MirrorCommand implements Command {
    MINT(Binding.of("mint", "m", MirrorWords.MINT, Section.ACT).changing().hint(2)),
    MARK(Binding.of("mark", "space", MirrorWords.MARK, Section.ACT).hint(3)),
    MINT_MARKED(Binding.of("mint marked", "M", MirrorWords.MINT_MARKED, Section.ACT)
            .changing()
            .hint(4)),
    SHOW(Binding.of("show", "f", MirrorWords.SHOW_NEXT, Section.FIND).hint(5));

    private final Binding binding;

    MirrorCommand(Binding binding) {
        this.binding = binding;
    }

    @Override
    public Binding binding() {
        return binding;
    }
}
