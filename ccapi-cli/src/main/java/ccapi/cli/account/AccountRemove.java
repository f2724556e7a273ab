package ccapi.cli.account;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.cli.words.Flag;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.socket.AdminCalls;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// `ccapi account remove`, what it does stands in its description.
final class AccountRemove extends AccountAct {
    private final Flag yes = words.flag("Do not ask.", "-y", "--yes");

    AccountRemove() {
        super("remove", "removed");
    }

    @Override
    protected void before(Cli cli) {
        confirm(cli, yes.isSet(), "remove account " + String.join(", ", names()));
    }

    @Override
    protected Row act(Cli cli, String name) throws IOException {
        cli.calls().change("DELETE", AccountsApi.PATH + "/" + AdminCalls.segment(name), null);
        return new Row(Map.of("name", name));
    }

    @Override
    public String about() {
        return "Remove accounts with their credentials; their usage keeps their names.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi account remove old-account --yes", "without being asked"),
                new Example("ccapi account remove old-account --dry-run", "only tell what would go"));
    }
}
