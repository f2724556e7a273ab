package ccapi.cli.session;

import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.socket.AdminCalls;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `ccapi session unpin`, what it does stands in its description.
@Command(description = "Forget which account a conversation stays with; its next request chooses anew.")
final class SessionUnpin extends ChangeVerb {
    @Parameters(paramLabel = "ID", description = "The conversation, from 'ccapi session list'.")
    private String id = "";

    @Override
    public int run(Cli cli) throws IOException {
        if (dryRun()) {
            return would(cli, "unpin session " + id);
        }
        cli.calls().change("DELETE", AccountsApi.SESSIONS + "/" + AdminCalls.segment(id), null);
        cli.say("session " + id + " unpinned");
        return ExitCode.OK.code();
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi session unpin ses_1", "when its account is too busy"),
                new Example("ccapi session unpin ses_2 -q", "for a script: silent when all goes well"));
    }
}
