package ccapi.cli.daemon;

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
import ccapi.shared.status.ReloadResult;
import ccapi.shared.status.StatusApi;
import java.io.IOException;
import java.util.List;

/// `ccapi daemon reload`, what it does stands in its description.
final class DaemonReload extends Verb {
    private static final Grid RESULT = new Grid(
            "applied",
            List.of(
                    Column.of("applied", "APPLIED", Formats::text),
                    Column.of("needs_restart", "NEEDS RESTART", Formats::text)),
            "");

    private final Output output = new Output(words);

    @Override
    public int run(Cli cli) throws IOException {
        Row result = Row.one(cli.calls().change("POST", StatusApi.RELOAD, null));
        cli.say("config.yaml read again");
        if (!cli.quiet() || output.isAsked()) {
            output.printOne(cli.place(), RESULT, result);
        }
        return ExitCode.OK.code();
    }

    @Override
    public Answer answer() {
        return Answer.one(ReloadResult.class);
    }

    @Override
    public String about() {
        return "Let the daemon read config.yaml again; a broken file changes nothing and says line and reason.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi daemon reload", "which settings are in force, and which wait for a restart"),
                new Example("ccapi daemon reload -o json", "the same for a script"));
    }
}
