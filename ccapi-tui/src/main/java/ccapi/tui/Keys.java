package ccapi.tui;

import ccapi.tui.input.Key;
import ccapi.tui.page.Command;
import ccapi.tui.page.ListCommand;
import ccapi.tui.page.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The commands that work now. Dispatch, help, footer and palette all ask here, so that none can say what another does
/// not do.
final class Keys {
    private Keys() {}

    /// All commands of a page: its own first, then those of lists, then those of the program.
    static List<Command> all(Page page) {
        List<Command> all = new ArrayList<>(page.commands());
        all.addAll(Arrays.asList(ListCommand.values()));
        all.addAll(Arrays.asList(ShellCommand.values()));
        return all;
    }

    /// What a key does on a page.
    static Optional<Command> find(Page page, Key key) {
        return all(page).stream()
                .filter(command -> command.binding().keys().contains(key))
                .findFirst();
    }
}
