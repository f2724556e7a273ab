package ccapi.cli.command;

import ccapi.cli.output.Row;
import ccapi.cli.words.Values;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A change that is made to each of several things by name. One that cannot be changed does not stop the others.
public abstract class EachVerb extends ChangeVerb {
    private final Kind kind;
    private final String does;
    private final String did;
    private final String about;
    private final List<Example> examples;
    private final Values names;

    /// @param does what is done to it, as in "would enable account x"
    /// @param did  the past of it, as in "account x enabled"
    protected EachVerb(Kind kind, String does, String did, String about, Example... examples) {
        this.kind = kind;
        this.does = does;
        this.did = did;
        this.about = about;
        this.examples = List.of(examples);
        String ref = kind.label().equals("NAME") ? "Name or id" : "Id, as 'list' shows it";
        this.names = words.rest(1, kind.label(), ref + "; several are done one after another.");
    }

    /// What is changed.
    protected final Kind kind() {
        return kind;
    }

    /// What was named.
    protected final List<String> names() {
        return names.list();
    }

    /// Does it to one.
    ///
    /// @return what it is now
    protected abstract Row act(Cli cli, String name) throws IOException;

    /// Called once before the first change; asks if need be.
    protected void before(Cli cli) {}

    @Override
    public final int run(Cli cli) throws IOException {
        if (dryRun()) {
            return would(cli, does + " " + kind.noun() + " " + String.join(", ", names.list()));
        }
        before(cli);
        List<Row> changed = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (String name : names.list()) {
            try {
                changed.add(act(cli, name));
                cli.say(kind.noun() + " " + name + " " + did);
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
                output().printOne(cli.place(), kind.grid(), changed.getFirst());
            } else {
                output().print(cli.place(), kind.grid(), changed);
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

    @Override
    public final String about() {
        return about;
    }

    @Override
    public final List<Example> examples() {
        return examples;
    }
}
