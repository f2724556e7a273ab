package ccapi.cli.command;

import ccapi.cli.output.Grid;
import ccapi.shared.socket.AdminCalls;
import java.util.Locale;

/// A kind of thing that the admin API keeps below one path, where each is found by its name or id. What many commands
/// differ in.
///
/// @param noun what one is called, as in "account x removed"
/// @param path of all of them
/// @param grid how they are printed
/// @param type what one is in `-o json`, a record of `ccapi.shared`
public record Kind(String noun, String path, Grid grid, Class<?> type) {
    /// The path of one.
    public String path(String name) {
        return path + "/" + AdminCalls.segment(name);
    }

    /// What names one on the command line: `NAME`, or `ID` when it has no name.
    String label() {
        return grid.key().toUpperCase(Locale.ROOT);
    }
}
