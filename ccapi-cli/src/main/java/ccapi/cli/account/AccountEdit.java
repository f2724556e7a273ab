package ccapi.cli.account;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.cli.prompt.Secrets;
import ccapi.cli.words.Value;
import ccapi.shared.account.Account;
import ccapi.shared.account.EditAccount;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.util.List;

/// `ccapi account edit`, what it does stands in its description.
final class AccountEdit extends ChangeVerb {
    private final Value name = words.word("NAME", "Name or id of the account.");

    private final Value newName = words.option("NEW", "Its new name.", "--name");

    private final AccountOptions options = new AccountOptions(words);

    @Override
    public int run(Cli cli) throws IOException {
        String secret = !options.secretFile.isGiven()
                ? null
                : Secrets.read(cli, options.secretFile.orNull(), "credential of account " + name.get());
        EditAccount change = new EditAccount(
                newName.orNull(),
                options.priority.number(),
                options.concurrency.number(),
                options.baseUrl.orNull(),
                options.modelMap(),
                options.models.orNull(),
                options.note.orNull(),
                secret);
        if (change.equals(new EditAccount(null, null, null, null, null, null, null, null))) {
            throw Refusal.invalid("nothing to change was given", "see 'ccapi account edit --help'");
        }
        if (dryRun()) {
            return would(cli, "change account " + name.get());
        }
        options.confirmServer(cli, name.get());
        byte[] changed = cli.calls().change("PATCH", AccountGrid.KIND.path(name.get()), change);
        return done(cli, "account " + name.get() + " changed", AccountGrid.ACCOUNTS, Row.one(changed));
    }

    @Override
    public Answer answer() {
        return Answer.one(Account.class);
    }

    @Override
    public List<String> more() {
        return List.of("An empty value clears a field: --base-url '', --map '', --model '', --note ''.");
    }

    @Override
    public String about() {
        return "Change an account; what is not given stays as it is.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi account edit max-tokyo --priority 5 --concurrency 3", "let it serve before others"),
                new Example(
                        "ccapi account edit codex-1 --map 'claude-sonnet-*=gpt-5-codex'",
                        "let it answer for another model"));
    }
}
