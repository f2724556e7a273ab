package ccapi.cli.account;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.cli.words.Flag;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.AdminCalls;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// `ccapi account drain`, what it does stands in its description.
final class AccountDrain extends AccountAct {
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Flag wait =
            words.flag("Return when no request is in flight there any more; see --timeout.", "--wait");

    AccountDrain() {
        super("drain", "drains");
    }

    @Override
    protected Row act(Cli cli, String name) throws IOException {
        Row account = super.act(cli, name);
        return wait.isSet() ? waitFor(cli, name, account) : account;
    }

    private static Row waitFor(Cli cli, String name, Row first) throws IOException {
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
            String path = AccountsApi.PATH + "/" + AdminCalls.segment(name);
            account = Row.one(cli.client(Duration.ofSeconds(10)).calls().get(path))
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

    @Override
    public String about() {
        return "Let accounts take no new conversations, while running ones go on.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi account drain max-tokyo --wait --timeout 10m", "before taking it away for good"),
                new Example("ccapi account drain max-tokyo codex-1", "several at once, without waiting"));
    }
}
