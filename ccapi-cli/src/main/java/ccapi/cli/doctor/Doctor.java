package ccapi.cli.doctor;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.output.Column;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Output;
import ccapi.cli.output.Row;
import ccapi.shared.problem.Problem;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.status.Check;
import ccapi.shared.status.StatusApi;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `ccapi doctor`, what it does stands in its description.
public final class Doctor extends Verb {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Grid CHECKS = new Grid(
            "name",
            List.of(
                    Column.of("state", "STATE", Formats::text),
                    Column.of("name", "CHECK", Formats::text),
                    Column.of("found", "FOUND", Formats::text),
                    Column.of("mend", "MEND", Formats::text)),
            "");

    private final Output output = new Output(words);

    @Override
    public int run(Cli cli) throws IOException {
        output.format();
        List<Row> checks = new ArrayList<>(new LocalChecks(cli).all());
        checks.addAll(daemon(cli));
        if (cli.quiet() && !output.isAsked()) {
            checks.removeIf(check -> check.text("state").equals("ok"));
        }
        if (!checks.isEmpty()) {
            output.print(cli.place(), CHECKS, checks);
        }
        boolean failed = checks.stream().anyMatch(check -> check.text("state").equals("fail"));
        return failed ? ExitCode.FAILED.code() : ExitCode.OK.code();
    }

    private static List<Row> daemon(Cli cli) throws IOException {
        try {
            return Row.list(cli.client(cli.timeout(PATIENCE)).calls().get(StatusApi.DOCTOR));
        } catch (Refusal e) {
            Problem problem = e.problem();
            // a daemon that does not run was told already
            return problem.code() == ProblemCode.UNREACHABLE
                    ? List.of()
                    : List.of(LocalChecks.row("daemon", "warn", problem.message(), problem.hint()));
        }
    }

    @Override
    public Answer answer() {
        return Answer.many(Check.class);
    }

    @Override
    public List<String> more() {
        return List.of("With -q only what is not ok is shown.");
    }

    @Override
    public String about() {
        return "Look the installation over: each thing ok, warn or fail, with the mend. 1 when something fails.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi doctor", "everything"),
                new Example("ccapi doctor -q", "for cron: silent when all is well"));
    }
}
