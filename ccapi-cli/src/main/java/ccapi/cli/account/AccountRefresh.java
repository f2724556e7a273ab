package ccapi.cli.account;

import ccapi.cli.command.Act;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import java.time.Duration;

/// `ccapi account refresh`, what it does stands in its description.
final class AccountRefresh extends Act {
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    AccountRefresh() {
        super(
                AccountGrid.KIND,
                "refresh",
                "refreshed",
                "Refresh the tokens of OAuth accounts now, ahead of time.",
                new Example("ccapi account refresh max-tokyo", "does its refresh token still work"),
                new Example("ccapi account refresh max-tokyo -o json --columns expires", "and until when"));
    }

    @Override
    protected Duration patience(Cli cli) {
        return cli.timeout(PATIENCE);
    }
}
