package ccapi.cli.daemon;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.output.Output;
import ccapi.cli.output.Row;
import ccapi.cli.status.StatusGrid;
import ccapi.shared.status.DaemonStatus;
import ccapi.shared.status.StatusApi;
import java.io.IOException;
import java.util.List;

/// `ccapi daemon status`, what it does stands in its description.
final class DaemonShow extends Verb {
    private final Output output = new Output(words);

    @Override
    public int run(Cli cli) throws IOException {
        output.format();
        Row status = Row.one(cli.calls().get(StatusApi.PATH));
        if (!cli.quiet() || output.isAsked()) {
            output.printOne(cli.place(), StatusGrid.STATUS, status);
        }
        return ExitCode.OK.code();
    }

    @Override
    public Answer answer() {
        return Answer.one(DaemonStatus.class);
    }

    @Override
    public String about() {
        return "Tell whether the daemon runs: 0 when it does, 6 when not.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi daemon status", "pid, address, uptime, warnings"),
                new Example("ccapi daemon status -q", "only the exit code: 0 runs, 6 does not"));
    }
}
