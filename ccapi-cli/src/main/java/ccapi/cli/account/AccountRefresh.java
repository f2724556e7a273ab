package ccapi.cli.account;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.socket.AdminCalls;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// `ccapi account refresh`, what it does stands in its description.
final class AccountRefresh extends AccountAct {
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    AccountRefresh() {
        super("refresh", "refreshed");
    }

    @Override
    protected Row act(Cli cli, String name) throws IOException {
        String path = AccountsApi.PATH + "/" + AdminCalls.segment(name) + "/refresh";
        return Row.one(cli.client(cli.timeout(PATIENCE)).calls().change("POST", path, null));
    }

    @Override
    public String about() {
        return "Refresh the tokens of OAuth accounts now, ahead of time.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi account refresh max-tokyo", "does its refresh token still work"),
                new Example("ccapi account refresh max-tokyo -o json --columns expires", "and until when"));
    }
}
