package ccapi.cli.status;

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
import ccapi.cli.output.Tree;
import ccapi.cli.words.Flag;
import ccapi.cli.words.Value;
import ccapi.shared.socket.UnixStream;
import ccapi.shared.status.LogEntry;
import ccapi.shared.status.StatusApi;
import java.io.IOException;
import java.util.List;

/// `ccapi logs`, what it does stands in its description.
public final class Logs extends Verb {
    private static final Grid LINES = new Grid(
            "text",
            List.of(
                    Column.of("at", "TIME", Formats::text).named("time"),
                    Column.of("level", "LEVEL", Formats::text),
                    Column.of("source", "SOURCE", Formats::text).dropped(1),
                    Column.of("text", "TEXT", Formats::text)),
            "The daemon has logged nothing yet.");

    private final Output output = new Output(words);

    private final Value limit = words.option("N", "That many lines; 100 by default.", "--limit");

    private final Flag follow = words.flag("Go on with lines as they come, until Ctrl-C.", "-f", "--follow");

    @Override
    public int run(Cli cli) throws IOException {
        List<Row> lines = Row.list(cli.calls().get(StatusApi.LOGS + "?limit=" + limit.or(100)));
        output.print(cli.place(), LINES, lines);
        return follow.isSet() ? follow(cli) : ExitCode.OK.code();
    }

    private int follow(Cli cli) throws IOException {
        try (UnixStream stream = cli.calls().open(StatusApi.LOGS_TAIL)) {
            for (String line = stream.next(); line != null; line = stream.next()) {
                Row row = Row.of(line.isBlank() ? null : Tree.read(line));
                if (row.at("text") != null) {
                    output.printNext(cli.place(), LINES, row, false);
                }
                if (cli.out().checkError()) {
                    return ExitCode.CLOSED_PIPE.code();
                }
            }
        }
        return ExitCode.OK.code();
    }

    @Override
    public Answer answer() {
        return Answer.many(LogEntry.class);
    }

    @Override
    public List<String> more() {
        return List.of("When the daemon does not run, its log is daemon.log in the state folder, or in the journal when"
                + " systemd started it.");
    }

    @Override
    public String about() {
        return "Show what the daemon logged lately, the newest last.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi logs --limit 20", "the last twenty lines"),
                new Example("ccapi logs -o jsonl --columns at,text > log.jsonl", "for another program"));
    }
}
