package ccapi.cli.account;

import ccapi.cli.command.Act;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.cli.words.Flag;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.time.Duration;

/// `ccapi account drain`, what it does stands in its description.
final class AccountDrain extends Act {
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Flag wait =
            words.flag("Return when no request is in flight there any more; see --timeout.", "--wait");

    AccountDrain() {
        super(
                AccountGrid.KIND,
                "drain",
                "drains",
                "Let accounts take no new conversations, while running ones go on.",
                new Example("ccapi account drain max-tokyo --wait --timeout 10m", "before taking it away for good"),
                new Example("ccapi account drain max-tokyo codex-1", "several at once, without waiting"));
    }

    @Override
    protected Row act(Cli cli, String name) throws IOException {
        Row account = super.act(cli, name);
        return wait.isSet() ? waitFor(cli, name, account) : account;
    }

    private Row waitFor(Cli cli, String name, Row first) throws IOException {
        Duration patience = cli.timeout(PATIENCE);
        long end = System.nanoTime() + patience.toNanos();
        Row account = first;
        while (account.number("current_concurrency") > 0) {
            if (System.nanoTime() > end) {
                throw new Refusal(
                        ProblemCode.TIMEOUT,
                        "account " + name + " still has " + account.text("current_concurrency") + " requests in flight",
                        "wait longer with --timeout; 'ccapi live list' shows them");
            }
            sleep();
            account = Row.one(cli.client(Duration.ofSeconds(10)).calls().get(kind().path(name)))
                    .row("account");
        }
        return account;
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(ProblemCode.TIMEOUT, "interrupted while waiting", "the account still drains");
        }
    }
}
