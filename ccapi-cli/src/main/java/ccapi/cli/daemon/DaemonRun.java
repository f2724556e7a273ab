package ccapi.cli.daemon;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.Verb;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import java.util.List;

/// `ccapi daemon run`, what it does stands in its description.
final class DaemonRun extends Verb {
    // the launcher starts the daemon's own class path for these words, so they never come here
    @Override
    public int run(Cli cli) {
        throw new Refusal(
                ProblemCode.INTERNAL, "the daemon is not part of this class path", "start it with the ccapi script");
    }

    @Override
    public String about() {
        return "Run the daemon in the foreground, as under systemd; it logs to stderr.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi daemon run", "until Ctrl-C or SIGTERM; SIGHUP reads config.yaml again"),
                new Example("CCAPI_HOME=/srv/ccapi ccapi daemon run", "with everything under one folder"));
    }
}
