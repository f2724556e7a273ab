package ccapi.cli.session;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.cli.words.Value;
import ccapi.shared.account.Session;
import ccapi.shared.socket.AdminCalls;
import java.io.IOException;
import java.util.List;

/// `ccapi session move`, what it does stands in its description.
final class SessionMove extends ChangeVerb {
    private final Value id = words.word("ID", "The conversation, from 'ccapi session list'.");

    private final Value account = words.word("ACCOUNT", "Name or id of the account.");

    @Override
    public int run(Cli cli) throws IOException {
        if (dryRun()) {
            return would(cli, "move session " + id.get() + " to " + account.get());
        }
        String path = SessionGrid.KIND.path(id.get()) + "/move?account=" + AdminCalls.segment(account.get());
        Row moved = Row.one(cli.calls().change("POST", path, null));
        return done(cli, "session " + id.get() + " moved to " + account.get(), SessionGrid.SESSIONS, moved);
    }

    @Override
    public Answer answer() {
        return Answer.one(Session.class);
    }

    @Override
    public String about() {
        return "Bind a conversation to another account; its prompt cache starts cold there.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi session move ses_1 codex-1", "before an account goes away"),
                new Example("ccapi session move ses_1 codex-1 --dry-run", "only tell what would be done"));
    }
}
