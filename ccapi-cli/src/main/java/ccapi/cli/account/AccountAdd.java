package ccapi.cli.account;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.cli.prompt.Secrets;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.account.AddAccount;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ccapi account add`, what it does stands in its description.
@Command(description = "Add an upstream account.")
final class AccountAdd extends ChangeVerb {
    @Parameters(paramLabel = "NAME", description = "How you will call it.")
    private String name = "";

    @Option(
            names = "--type",
            required = true,
            paramLabel = "TYPE",
            description = "claude-oauth, claude-api, codex or openai-api.")
    private String type = "";

    @Mixin
    private final AccountOptions options = new AccountOptions();

    @Override
    public int run(Cli cli) throws IOException {
        AccountType kind = AccountType.of(type);
        AddAccount account = new AddAccount(
                name,
                kind,
                Secrets.read(cli, options.secretFile, credential(kind) + " of account " + name),
                options.baseUrl,
                options.priority,
                options.concurrency,
                options.modelMap(),
                options.models(),
                options.note,
                null);
        if (dryRun()) {
            return would(cli, "add account " + name + " (" + type + ")");
        }
        byte[] added = cli.calls().change("POST", AccountsApi.PATH, account);
        return done(cli, "account " + name + " added", AccountGrid.ACCOUNTS, Row.one(added));
    }

    private static String credential(AccountType type) {
        return type.isOauth() ? "setup token or token JSON" : "API key";
    }

    @Override
    public Answer answer() {
        return Answer.one(Account.class);
    }

    @Override
    public List<String> more() {
        return List.of(
                "The credential of a key account is the bare key. That of an OAuth account is a setup token, or JSON"
                        + " {\"access_token\":…,\"refresh_token\":…,\"expires_at\":…}; a refresh token alone is enough."
                        + " It is read from --secret-file or asked for without echo, never taken from the command line.");
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example(
                        "ccapi account add max-osaka --type claude-oauth --priority 10 --secret-file tokens.json",
                        "a Claude subscription, served first"),
                new Example(
                        "ccapi account add console-2 --type claude-api --concurrency 5 --secret-file - < key.txt",
                        "an API key from standard input"));
    }
}
