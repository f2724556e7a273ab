package ccapi.cli.account;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ListVerb;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountsApi;
import java.io.IOException;
import java.util.List;

/// `ccapi account list`, what it does stands in its description.
final class AccountList extends ListVerb {
    @Override
    protected Grid grid() {
        return AccountGrid.ACCOUNTS;
    }

    @Override
    protected List<Row> load(Cli cli) throws IOException {
        return Row.list(cli.calls().get(AccountsApi.PATH));
    }

    @Override
    public Answer answer() {
        return Answer.many(Account.class);
    }

    @Override
    public String about() {
        return "List accounts: health, load, use of today, usage windows.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi account list -o wide --sort cost:desc", "the dearest first, with all columns"),
                new Example(
                        "ccapi account list --filter '!enabled' -o name",
                        "names of the accounts that are switched off"));
    }
}
