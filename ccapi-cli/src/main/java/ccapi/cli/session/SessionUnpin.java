package ccapi.cli.session;

import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.words.Value;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.socket.AdminCalls;
import java.io.IOException;
import java.util.List;

/// `ccapi session unpin`, what it does stands in its description.
final class SessionUnpin extends ChangeVerb {
    private final Value id = words.word("ID", "The conversation, from 'ccapi session list'.");

    @Override
    public int run(Cli cli) throws IOException {
        if (dryRun()) {
            return would(cli, "unpin session " + id.get());
        }
        cli.calls().change("DELETE", AccountsApi.SESSIONS + "/" + AdminCalls.segment(id.get()), null);
        cli.say("session " + id.get() + " unpinned");
        return ExitCode.OK.code();
    }

    @Override
    public String about() {
        return "Forget which account a conversation stays with; its next request chooses anew.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi session unpin ses_1", "when its account is too busy"),
                new Example("ccapi session unpin ses_2 -q", "for a script: silent when all goes well"));
    }
}
