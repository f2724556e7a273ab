package ccapi.cli.account;

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
import ccapi.cli.words.Value;
import ccapi.cli.words.Values;
import ccapi.shared.account.TestResult;
import ccapi.shared.socket.AdminCalls;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `ccapi account test`, what it does stands in its description.
final class AccountProbe extends Verb {
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final Grid RESULTS = new Grid(
            "account",
            List.of(
                    Column.of("account", "ACCOUNT", Formats::text),
                    Column.of("ok", "OK", Formats::yesNo),
                    Column.of("status", "STATUS", Formats::text).right(),
                    Column.of("latency_ms", "LATENCY", Formats::duration)
                            .named("latency")
                            .right(),
                    Column.of("model", "MODEL", Formats::text),
                    Column.of(
                            "answer",
                            "ANSWER",
                            (value, row, look) -> Formats.plain(value == null ? row.at("error") : value))),
            "");

    private final Output output = new Output(words);

    private final Values names = words.rest(1, "NAME", "Name or id; several are tried one after another.");

    private final Value model = words.option("MODEL", "The model to ask; else a small one of its provider.", "--model");

    @Override
    public int run(Cli cli) throws IOException {
        List<Row> results = new ArrayList<>();
        AdminCalls calls = cli.client(cli.timeout(PATIENCE)).calls();
        String query = model.isGiven() ? "?model=" + AdminCalls.segment(model.get()) : "";
        for (String name : names.list()) {
            results.add(Row.one(calls.change("POST", AccountGrid.KIND.path(name) + "/test" + query, null)));
        }
        long failed = results.stream().filter(row -> !row.is("ok")).count();
        if (!cli.quiet() || failed > 0) {
            output.print(cli.place(), RESULTS, results);
        }
        if (failed == 0) {
            return ExitCode.OK.code();
        }
        return failed == results.size() ? ExitCode.FAILED.code() : ExitCode.SOME_FAILED.code();
    }

    @Override
    public Answer answer() {
        return Answer.many(TestResult.class);
    }

    @Override
    public String about() {
        return "Send a real, tiny request through accounts and tell what came back.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi account test max-tokyo", "does it answer, and how fast"),
                new Example("ccapi account test max-tokyo codex-1 -q", "for cron: silent unless one fails"));
    }
}
