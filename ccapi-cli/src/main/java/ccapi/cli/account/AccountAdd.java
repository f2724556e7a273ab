package ccapi.cli.account;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.cli.prompt.Secrets;
import ccapi.cli.words.Value;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.account.AddAccount;
import java.io.IOException;
import java.util.List;

/// `ccapi account add`, what it does stands in its description.
final class AccountAdd extends ChangeVerb {
    private final Value name = words.word("NAME", "How you will call it.");

    private final Value type = words.option("TYPE", "claude-oauth, claude-api, codex or openai-api.", "--type")
            .required();

    private final AccountOptions options = new AccountOptions(words);

    @Override
    public int run(Cli cli) throws IOException {
        AccountType kind = AccountType.of(type.get());
        if (!dryRun()) {
            options.confirmServer(cli, name.get());
        }
        AddAccount account = new AddAccount(
                name.get(),
                kind,
                Secrets.read(cli, options.secretFile.orNull(), credential(kind) + " of account " + name.get()),
                options.baseUrl.orNull(),
                options.priority.number(),
                options.concurrency.number(),
                options.modelMap(),
                options.models.orNull(),
                options.note.orNull(),
                null);
        if (dryRun()) {
            return would(cli, "add account " + name.get() + " (" + type.get() + ")");
        }
        byte[] added = cli.calls().change("POST", AccountsApi.PATH, account);
        return done(cli, "account " + name.get() + " added", AccountGrid.ACCOUNTS, Row.one(added));
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
    public String about() {
        return "Add an upstream account.";
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
