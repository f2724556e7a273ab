package ccapi.cli.usage;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.output.Output;
import ccapi.cli.words.Value;
import ccapi.shared.usage.RequestDetail;
import java.io.IOException;
import java.util.List;

/// `ccapi usage request`: one request and the way it took.
final class UsageRequest extends Verb {
    private final Output output = new Output(words);
    private final Value id = words.word("ID", "The request, from 'ccapi usage requests -o wide' or the client's log.");

    @Override
    public int run(Cli cli) throws IOException {
        output.format();
        Trace.print(cli, output, Trace.of(cli, id.get()));
        return ExitCode.OK.code();
    }

    @Override
    public String about() {
        return "Show one request: tokens, cost, and which accounts were tried, and why.";
    }

    @Override
    public Answer answer() {
        return Answer.one(RequestDetail.class);
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi usage request req_1", "the same as 'ccapi usage requests --explain req_1'"),
                new Example("ccapi usage request req_1 -o json", "for a bug report; there is no secret in it"));
    }
}
