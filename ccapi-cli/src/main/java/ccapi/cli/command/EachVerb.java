package ccapi.cli.command;

import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.cli.words.Values;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A change that is made to each of several things by name. One that cannot be changed does not stop the others.
public abstract class EachVerb extends ChangeVerb {
    private final Values names = words.rest(1, "NAME", "Name or id; several are done one after another.");

    /// What was named.
    protected final List<String> names() {
        return names.list();
    }

    /// How a changed one is printed.
    protected abstract Grid grid();

    /// The word for the thing, e.g. `account`.
    protected abstract String noun();

    /// What is done to it, as in "would enable" and "account x enabled".
    protected abstract String does();

    /// The past of [#does()].
    protected abstract String did();

    /// Does it to one.
    protected abstract Row act(Cli cli, String name) throws IOException;

    /// Called once before the first change; asks if need be.
    protected void before(Cli cli) {}

    @Override
    public final int run(Cli cli) throws IOException {
        if (dryRun()) {
            return would(cli, does() + " " + noun() + " " + String.join(", ", names.list()));
        }
        before(cli);
        List<Row> changed = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (String name : names.list()) {
            try {
                changed.add(act(cli, name));
                cli.say(noun() + " " + name + " " + did());
            } catch (Refusal e) {
                if (names.list().size() == 1 || e.problem().code() == ProblemCode.UNREACHABLE) {
                    throw e;
                }
                refused.add(e);
                cli.streams().err().println(name + ": " + e.problem().message());
            }
        }
        if (output().isAsked()) {
            if (names.list().size() == 1) {
                output().printOne(cli.place(), grid(), changed.getFirst());
            } else {
                output().print(cli.place(), grid(), changed);
            }
        }
        return ended(refused, changed.size());
    }

    private static int ended(List<Refusal> refused, int changed) {
        if (refused.isEmpty()) {
            return ExitCode.OK.code();
        }
        return changed > 0
                ? ExitCode.SOME_FAILED.code()
                : refused.getFirst().problem().code().exitCode();
    }
}
