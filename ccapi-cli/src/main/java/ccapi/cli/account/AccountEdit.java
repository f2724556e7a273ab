package ccapi.cli.account;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.cli.prompt.Secrets;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.account.EditAccount;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.AdminCalls;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ccapi account edit`, what it does stands in its description.
@Command(description = "Change an account; what is not given stays as it is.")
final class AccountEdit extends ChangeVerb {
    @Parameters(paramLabel = "NAME", description = "Name or id of the account.")
    private String name = "";

    @Option(names = "--name", paramLabel = "NEW", description = "Its new name.")
    private @Nullable String newName;

    @Mixin
    private final AccountOptions options = new AccountOptions();

    @Override
    public int run(Cli cli) throws IOException {
        String secret = options.secretFile == null
                ? null
                : Secrets.read(cli, options.secretFile, "credential of account " + name);
        EditAccount change = new EditAccount(
                newName,
                options.priority,
                options.concurrency,
                options.baseUrl,
                options.modelMap(),
                options.models(),
                options.note,
                secret);
        if (change.equals(new EditAccount(null, null, null, null, null, null, null, null))) {
            throw Refusal.invalid("nothing to change was given", "see 'ccapi account edit --help'");
        }
        if (dryRun()) {
            return would(cli, "change account " + name);
        }
        byte[] changed = cli.calls().change("PATCH", AccountsApi.PATH + "/" + AdminCalls.segment(name), change);
        return done(cli, "account " + name + " changed", AccountGrid.ACCOUNTS, Row.one(changed));
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
    public List<Example> examples() {
        return List.of(
                new Example("ccapi account edit max-tokyo --priority 5 --concurrency 3", "let it serve before others"),
                new Example(
                        "ccapi account edit codex-1 --map 'claude-sonnet-*=gpt-5-codex'",
                        "let it answer for another model"));
    }
}
