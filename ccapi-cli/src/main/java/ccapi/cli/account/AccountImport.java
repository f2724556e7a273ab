package ccapi.cli.account;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.cli.prompt.Secrets;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.account.ImportAccount;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ccapi account import`, what it does stands in its description.
@Command(description = "Take over a login that an official command line tool left behind.")
final class AccountImport extends ChangeVerb {
    private static final List<String> FORMATS = List.of("codex-auth", "claude-credentials");

    @Parameters(paramLabel = "FILE", description = "The tool's file, or - for standard input.")
    private String file = "";

    @Option(
            names = "--from",
            required = true,
            paramLabel = "KIND",
            description = "codex-auth (Codex's auth.json) or claude-credentials (Claude's .credentials.json).")
    private String from = "";

    @Option(names = "--name", paramLabel = "NAME", description = "How you will call it; else made from its e-mail.")
    private @Nullable String name;

    @Option(names = "--priority", paramLabel = "N", description = "0 to 1000, lower serves first; 50 by default.")
    private @Nullable Integer priority;

    @Option(names = "--concurrency", paramLabel = "N", description = "Most requests at a time; 0 = no limit.")
    private @Nullable Integer concurrency;

    @Override
    public int run(Cli cli) throws IOException {
        if (!FORMATS.contains(from)) {
            throw Refusal.invalid("--from '" + from + "' is unknown", "use one of " + String.join(", ", FORMATS));
        }
        String content = Secrets.text(cli, file);
        if (dryRun()) {
            return would(cli, "import " + file + " as " + from);
        }
        ImportAccount request = new ImportAccount(from, content, name, priority, concurrency);
        Row added = Row.one(cli.calls().change("POST", AccountsApi.PATH + "/import", request));
        return done(cli, "account " + added.text("name") + " added", AccountGrid.ACCOUNTS, added);
    }

    @Override
    public Answer answer() {
        return Answer.one(Account.class);
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi account import --from codex-auth auth.json", "a ChatGPT login of Codex"),
                new Example(
                        "ccapi account import --from claude-credentials --name mine - < .credentials.json",
                        "a Claude login, under a name of your own"));
    }
}
