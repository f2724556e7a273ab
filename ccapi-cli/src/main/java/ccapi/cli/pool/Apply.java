package ccapi.cli.pool;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.output.Row;
import ccapi.cli.prompt.Confirm;
import ccapi.cli.prompt.Secrets;
import ccapi.cli.words.Flag;
import ccapi.cli.words.Value;
import ccapi.shared.account.AccountsApi;
import ccapi.shared.apikey.ApiKeysApi;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.AdminCalls;
import ccapi.shared.text.Cells;
import java.io.IOException;
import java.util.List;

/// `ccapi apply`, what it does stands in its description.
public final class Apply extends Verb {
    private final Value file = words.option(
                    "FILE", "The pool as YAML or JSON, or - for standard input.", "-f", "--file")
            .required();

    private final Flag prune = words.flag("Remove accounts and keys that the file does not know.", "--prune");

    private final Flag dryRun = words.flag("Only show the differences; 10 when there are some.", "--dry-run");

    private final Flag yes = words.flag(
            "Do not ask before removing, nor before credentials go to a server that is none of a provider.",
            "-y",
            "--yes");

    @Override
    public int run(Cli cli) throws IOException {
        PoolFile wanted = PoolFile.read(
                Secrets.plainText(cli, file.get()), file.get().equals("-") ? "standard input" : file.get());
        AdminCalls calls = cli.calls();
        Plan plan = Plan.of(
                wanted, Row.list(calls.get(AccountsApi.PATH)), Row.list(calls.get(ApiKeysApi.PATH)), prune.isSet());
        if (plan.steps().isEmpty()) {
            cli.say("nothing to do");
            return ExitCode.OK.code();
        }
        plan.steps().forEach(step -> cli.say(Cells.harmless(step.line())));
        if (dryRun.isSet()) {
            cli.say(plan.steps().size() + " to do (dry run, nothing done)");
            return ExitCode.DIFFERENCES.code();
        }
        if (!yes.isSet()) {
            if (plan.removes()) {
                Confirm.ask(cli, "remove what has a - before it");
            }
            plan.strangeHosts().forEach(host -> Confirm.ask(cli, "send credentials to " + host));
        }
        return take(cli, plan.steps());
    }

    private static int take(Cli cli, List<Step> steps) throws IOException {
        Doing doing = new Doing(cli);
        int done = 0;
        for (Step step : steps) {
            try {
                String key = doing.take(step);
                if (key != null && step instanceof Step.Add add) {
                    cli.out().println(Cells.harmless(add.name()) + " " + key);
                }
                done++;
            } catch (Refusal e) {
                if (e.problem().code() == ProblemCode.UNREACHABLE) {
                    throw e;
                }
                cli.streams()
                        .err()
                        .println(Cells.harmless(
                                "error: " + step.line() + ": " + e.problem().message()));
                cli.streams().err().println("  " + Cells.harmless(e.problem().hint()));
            }
        }
        cli.say(done + " of " + steps.size() + " done");
        if (done == steps.size()) {
            return ExitCode.OK.code();
        }
        return done > 0 ? ExitCode.SOME_FAILED.code() : ExitCode.FAILED.code();
    }

    @Override
    public List<String> more() {
        return List.of(
                "The file has two sections, accounts and keys, each with names and below them what is to hold. What it"
                        + " does not mention stays as it is; none takes a value away.",
                "An account may have type, enabled, priority, concurrency, base_url, models, model_map, note, and"
                        + " secret_file, which is read only when the account is added. A key may have enabled,"
                        + " concurrency, daily, weekly, monthly, models, accounts, expires_at, note. The text of each"
                        + " key that is made is printed on stdout, this once.");
    }

    @Override
    public String about() {
        return "Make accounts and keys what a file says; shows each difference, and does nothing twice.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi apply -f pool.yaml --dry-run", "the differences alone; 10 when there are some"),
                new Example("ccapi apply -f pool.yaml --prune --yes > new-keys.txt", "in a deployment"));
    }
}
