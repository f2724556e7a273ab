package ccapi.cli.usage;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.output.Output;
import ccapi.cli.output.Row;
import ccapi.cli.output.Tree;
import ccapi.cli.words.Value;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.UnixStream;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.UsageApi;
import java.io.IOException;
import java.util.List;

/// `ccapi usage tail`, what it does stands in its description.
final class UsageTail extends Verb {
    private final Output output = new Output(words);

    private final UsageFilter filter = new UsageFilter(words);

    private final Value status = words.option("CODE", "Only that HTTP status, or error for all faults.", "--status");

    private final Value limit = words.option("N", "End after that many.", "--limit");

    @Override
    public int run(Cli cli) throws IOException {
        output.format();
        int shown = 0;
        try (UnixStream stream =
                cli.calls().open(UsageApi.TAIL + filter.query(status.orNull()).toQuery())) {
            while (shown < limit.or(Integer.MAX_VALUE)) {
                String line = stream.next();
                if (line == null) {
                    throw new Refusal(
                            ProblemCode.UNREACHABLE, "the daemon ended the stream", "see 'ccapi daemon status'");
                }
                Row row = Row.of(line.isBlank() ? null : Tree.read(line));
                // a stream may carry heartbeats, which are no requests
                if (row.at("id") != null) {
                    output.printNext(cli.place(), RequestGrid.REQUESTS, row, shown++ == 0);
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
        return Answer.many(RequestEntry.class);
    }

    @Override
    public List<String> more() {
        return List.of("With -o json and -o jsonl each request is one line, so that a program can read along.");
    }

    @Override
    public String about() {
        return "Follow requests as they end, until Ctrl-C.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi usage tail --limit 1", "wait for the next request to end"),
                new Example("ccapi usage tail --account max-tokyo --limit 1", "what one account serves next"),
                new Example("ccapi usage tail -o jsonl --limit 2 > requests.jsonl", "keep requests in a file"));
    }
}
