package ccapi.cli.account;

import ccapi.cli.command.Cli;
import ccapi.cli.output.Output;
import ccapi.cli.output.Row;
import ccapi.shared.account.AccountsApi;
import java.io.IOException;

/// The accounts table inside another command's screen.
public final class AccountLines {
    private AccountLines() {}

    /// Asks the daemon and prints.
    public static void print(Cli cli) throws IOException {
        Output.plain()
                .print(cli.place(), AccountGrid.ACCOUNTS, Row.list(cli.calls().get(AccountsApi.PATH)));
    }
}
