package ccapi.cli.status;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ListVerb;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.cli.words.Flag;
import ccapi.shared.problem.Refusal;
import ccapi.shared.status.DaemonStatus;
import ccapi.shared.status.StatusApi;
import java.io.IOException;
import java.util.List;

/// `ccapi status`, what it does stands in its description.
public final class Status extends ListVerb {
    private final Flag line = words.flag("One line, for tmux and prompts.", "--line");

    @Override
    protected Grid grid() {
        return StatusGrid.STATUS;
    }

    @Override
    protected List<Row> load(Cli cli) throws IOException {
        try {
            return List.of(Row.one(cli.calls().get(StatusApi.PATH)));
        } catch (Refusal e) {
            if (line.isSet()) {
                // a status bar shows stdout and nothing else
                cli.out().println("ccapi down");
            }
            throw e;
        }
    }

    @Override
    protected void print(Cli cli, List<Row> rows) {
        for (Row row : rows) {
            if (line.isSet()) {
                cli.out().println(StatusLine.of(row));
            } else {
                output().printOne(cli.place(), grid(), row);
            }
        }
    }

    @Override
    public Answer answer() {
        return Answer.one(DaemonStatus.class);
    }

    @Override
    public String about() {
        return "Show the daemon, its accounts by health, and the use of today on one screen.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi status", "how are things"),
                new Example("ccapi status --line", "such as: set -g status-right '#(ccapi status --line)'"),
                new Example("ccapi status -o json --columns in_flight,today_cost_usd", "two figures for a script"));
    }
}
