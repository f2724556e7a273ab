package ccapi.cli.session;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.account.Session;
import ccapi.shared.socket.AdminCalls;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `ccapi session move`, what it does stands in its description.
@Command(description = "Bind a conversation to another account; its prompt cache starts cold there.")
final class SessionMove extends ChangeVerb {
    @Parameters(index = "0", paramLabel = "ID", description = "The conversation, from 'ccapi session list'.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "ACCOUNT", description = "Name or id of the account.")
    private String account = "";

    @Override
    public int run(Cli cli) throws IOException {
        if (dryRun()) {
            return would(cli, "move session " + id + " to " + account);
        }
        String path =
                AccountsApi.SESSIONS + "/" + AdminCalls.segment(id) + "/move?account=" + AdminCalls.segment(account);
        Row moved = Row.one(cli.calls().change("POST", path, null));
        return done(cli, "session " + id + " moved to " + account, SessionGrid.SESSIONS, moved);
    }

    @Override
    public Answer answer() {
        return Answer.one(Session.class);
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi session move ses_1 codex-1", "before an account goes away"),
                new Example("ccapi session move ses_1 codex-1 --dry-run", "only tell what would be done"));
    }
}
