package ccapi.cli.account;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.cli.prompt.Secrets;
import ccapi.cli.words.Value;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.account.ImportAccount;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.util.List;

/// `ccapi account import`, what it does stands in its description.
final class AccountImport extends ChangeVerb {
    private static final List<String> FORMATS = List.of("codex-auth", "claude-credentials");

    private final Value file = words.word("FILE", "The tool's file, or - for standard input.");

    private final Value from = words.option(
                    "KIND",
                    "codex-auth (Codex's auth.json) or claude-credentials (Claude's .credentials.json).",
                    "--from")
            .required();

    private final Value name = words.option("NAME", "How you will call it; else made from its e-mail.", "--name");

    private final Value priority = words.option("N", "0 to 1000, lower serves first; 50 by default.", "--priority");

    private final Value concurrency = words.option("N", "Most requests at a time; 0 = no limit.", "--concurrency");

    @Override
    public int run(Cli cli) throws IOException {
        if (!FORMATS.contains(from.get())) {
            throw Refusal.invalid("--from '" + from.get() + "' is unknown", "use one of " + String.join(", ", FORMATS));
        }
        String content = Secrets.text(cli, file.get());
        if (dryRun()) {
            return would(cli, "import " + file.get() + " as " + from.get());
        }
        ImportAccount request =
                new ImportAccount(from.get(), content, name.orNull(), priority.number(), concurrency.number());
        Row added = Row.one(cli.calls().change("POST", AccountsApi.PATH + "/import", request));
        return done(cli, "account " + added.text("name") + " added", AccountGrid.ACCOUNTS, added);
    }

    @Override
    public Answer answer() {
        return Answer.one(Account.class);
    }

    @Override
    public String about() {
        return "Take over a login that an official command line tool left behind.";
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
