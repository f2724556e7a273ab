package ccapi.cli.command;

import ccapi.cli.output.Grid;
import ccapi.cli.output.Output;
import ccapi.cli.output.Row;
import ccapi.cli.prompt.Confirm;
import ccapi.cli.words.Flag;

/// A command that changes something: it tells what it did on stderr and prints the changed object when `-o` asks.
public abstract class ChangeVerb extends Verb {
    private final Output output = new Output(words);

    private final Flag dryRun = words.flag("Only tell what would be done.", "--dry-run");

    /// How the changed object is printed.
    protected final Output output() {
        return output;
    }

    /// Whether nothing may be changed.
    protected final boolean dryRun() {
        return dryRun.isSet();
    }

    /// Tells what would be done; the answer to `--dry-run`.
    protected final int would(Cli cli, String what) {
        cli.say("would " + what + " (dry run, nothing done)");
        return ExitCode.OK.code();
    }

    /// Tells what was done and, when asked by `-o`, prints what came of it.
    protected final int done(Cli cli, String what, Grid grid, Row row) {
        cli.say(what);
        if (output.isAsked()) {
            output.printOne(cli.place(), grid, row);
        }
        return ExitCode.OK.code();
    }

    /// Asks before something that cannot be undone.
    ///
    /// @param act what is about to be done, e.g. `remove key x`
    /// @throws ccapi.shared.problem.Refusal when nobody agreed
    protected final void confirm(Cli cli, boolean yes, String act) {
        if (!yes) {
            Confirm.ask(cli, act);
        }
    }
}
