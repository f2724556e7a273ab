package ccapi.cli.session;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ListVerb;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.account.Session;
import java.io.IOException;
import java.util.List;

/// `ccapi session list`, what it does stands in its description.
final class SessionList extends ListVerb {
    @Override
    protected Grid grid() {
        return SessionGrid.SESSIONS;
    }

    @Override
    protected List<Row> load(Cli cli) throws IOException {
        return Row.list(cli.calls().get(AccountsApi.SESSIONS));
    }

    @Override
    public Answer answer() {
        return Answer.many(Session.class);
    }

    @Override
    public String about() {
        return "List conversations and the accounts that hold their prompt caches, the latest used first.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi session list --filter account=max-tokyo", "who would lose a warm cache"),
                new Example("ccapi session list --filter user=ci -o name", "ids for 'session move' or 'unpin'"));
    }
}
