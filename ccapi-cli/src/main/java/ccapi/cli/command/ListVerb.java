package ccapi.cli.command;

import ccapi.cli.output.Column;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Listing;
import ccapi.cli.output.Output;
import ccapi.cli.output.Row;
import java.io.IOException;
import java.util.List;

/// A command that lists rows of the daemon.
public abstract class ListVerb extends Verb {
    private final Output output = new Output(words);

    private final Listing listing = new Listing(words);

    /// How rows look.
    protected abstract Grid grid();

    /// Asks the daemon.
    protected abstract List<Row> load(Cli cli) throws IOException;

    /// Which rows are wanted, for commands that let the daemon pick.
    protected final Listing listing() {
        return listing;
    }

    /// How they are printed.
    protected final Output output() {
        return output;
    }

    /// Prints what was loaded; a command with a total row does more.
    protected void print(Cli cli, List<Row> rows) {
        output.print(cli.place(), grid(), rows);
    }

    @Override
    public final List<String> columns() {
        return grid().columns().stream().map(Column::name).toList();
    }

    @Override
    public final int run(Cli cli) throws IOException {
        output.format();
        Double pause = listing.watch();
        if (pause == null) {
            print(cli, listing.apply(grid(), load(cli)));
            return ExitCode.OK.code();
        }
        return Watch.every(cli, pause, () -> print(cli, listing.apply(grid(), load(cli))));
    }
}
