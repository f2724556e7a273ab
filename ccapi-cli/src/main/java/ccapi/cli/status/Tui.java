package ccapi.cli.status;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.Verb;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import java.util.List;

/// `ccapi tui`, what it does stands in its description.
public final class Tui extends Verb {
    // the launcher starts the dashboard's own class path for this word, so it never comes here
    @Override
    public int run(Cli cli) {
        throw new Refusal(
                ProblemCode.INTERNAL, "the dashboard is not part of this class path", "start it with the ccapi script");
    }

    @Override
    public String about() {
        return "Open the dashboard in the terminal.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi tui", "press ? there for the keys"),
                new Example("CCAPI_HOME=/srv/ccapi ccapi tui", "another daemon's"));
    }
}
