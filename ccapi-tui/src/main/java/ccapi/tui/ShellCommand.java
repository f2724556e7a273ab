package ccapi.tui;

import ccapi.tui.page.Binding;
import ccapi.tui.page.Command;
import ccapi.tui.page.PageWords;
import ccapi.tui.page.Section;

/// The key table of what works on every page.
enum ShellCommand implements Command {
    OPEN_ACCOUNTS(Binding.of("accounts", "1", PageWords.ACCOUNTS, Section.PROGRAM)),
    OPEN_KEYS(Binding.of("keys", "2", PageWords.API_KEYS, Section.PROGRAM)),
    OPEN_USAGE(Binding.of("usage", "3", PageWords.USAGE, Section.PROGRAM)),
    OPEN_MIRROR(Binding.of("mirror", "4", PageWords.MIRROR_POOL, Section.PROGRAM)),
    OPEN_LIVE(Binding.of("live", "5", PageWords.LIVE, Section.PROGRAM)),
    NEXT_PAGE(Binding.of("next page", "tab", ShellWords.NEXT_PAGE, Section.PROGRAM)),
    PREVIOUS_PAGE(Binding.of("previous page", "back_tab", ShellWords.PREVIOUS_PAGE, Section.PROGRAM)),
    PALETTE(Binding.of("commands", ":", ShellWords.PALETTE, Section.PROGRAM).hint(30)),
    HELP(Binding.of("help", "?", ShellWords.HELP, Section.PROGRAM)),
    DAEMON(Binding.of("daemon", "!", ShellWords.DAEMON, Section.PROGRAM)),
    EVENTS(Binding.of("events", "E", ShellWords.EVENTS, Section.PROGRAM)),
    RELOAD(Binding.of("reload", "r ctrl-r", ShellWords.RELOAD, Section.PROGRAM).hint(29)),
    PAUSE(Binding.of("freeze", "z", ShellWords.PAUSE, Section.VIEW)),
    LANGUAGE(Binding.of("language", "L", ShellWords.LANGUAGE, Section.VIEW)),
    RELOAD_CONFIG(Binding.of("daemon reload", "", ShellWords.RELOAD_CONFIG, Section.PROGRAM)
            .changing()),
    REDRAW(Binding.of("redraw", "ctrl-l", ShellWords.REDRAW, Section.VIEW)),
    SUSPEND(Binding.of("suspend", "ctrl-z", ShellWords.SUSPEND, Section.PROGRAM)),
    QUIT(Binding.of("quit", "q ctrl-c", ShellWords.QUIT, Section.PROGRAM).hint(31));

    private final Binding binding;

    ShellCommand(Binding binding) {
        this.binding = binding;
    }

    @Override
    public Binding binding() {
        return binding;
    }
}
