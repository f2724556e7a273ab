package ccapi.cli.apikey;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.output.Output;
import ccapi.cli.output.Row;
import ccapi.cli.words.Value;
import ccapi.shared.apikey.ApiKey;
import java.io.IOException;
import java.util.List;

/// `ccapi key show`, what it does stands in its description.
final class KeyShow extends Verb {
    private final Output output = new Output(words);

    private final Value name = words.word("NAME", "Name or id of the key.");

    @Override
    public int run(Cli cli) throws IOException {
        output.format();
        Row key = Row.one(cli.calls().get(KeyGrid.KIND.path(name.get())));
        output.printOne(cli.place(), KeyGrid.KEYS, key);
        return ExitCode.OK.code();
    }

    @Override
    public Answer answer() {
        return Answer.one(ApiKey.class);
    }

    @Override
    public String about() {
        return "Show one client key; its text was shown once, when it was made, and is never shown again.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi key show ci", "limits and what is left of them"),
                new Example("ccapi key show ci --columns today_usage --no-header", "one figure, for a script"));
    }
}
