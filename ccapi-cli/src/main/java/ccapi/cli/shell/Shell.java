package ccapi.cli.shell;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Noun;
import ccapi.cli.command.Verb;
import ccapi.cli.words.Value;
import ccapi.shared.problem.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `ccapi shell`, what it does stands in its description.
public final class Shell extends Verb {
    private final List<Noun> nouns;

    private final Value line = words.option("LINE", "Run that line and end.", "-c");

    /// @param nouns all nouns, the one without a name among them
    public Shell(List<Noun> nouns) {
        this.nouns = nouns;
    }

    @Override
    public int run(Cli cli) throws IOException {
        if (line.isGiven()) {
            return new LineRunner(cli).run(line.get());
        }
        if (cli.streams().inTty() && cli.streams().outTty()) {
            if ("dumb".equals(cli.env().get("TERM"))) {
                throw Refusal.invalid("TERM=dumb cannot edit a line", "pipe commands in, or set TERM");
            }
            return new Dialogue(cli, nouns).run();
        }
        return script(cli);
    }

    private static int script(Cli cli) throws IOException {
        LineRunner runner = new LineRunner(cli);
        BufferedReader lines = new BufferedReader(new InputStreamReader(cli.in(), StandardCharsets.UTF_8));
        for (String next = lines.readLine(); next != null; next = lines.readLine()) {
            int code = runner.run(next);
            if (runner.isLeft()) {
                return ExitCode.OK.code();
            }
            if (code != ExitCode.OK.code()) {
                return code;
            }
        }
        return runner.run("");
    }

    @Override
    public List<String> more() {
        return List.of(
                "Commands are typed without 'ccapi' before them. Tab completes, Ctrl-R searches the history, Ctrl-C ends"
                        + " the command that runs, exit or Ctrl-D leaves. Several lines may be pasted at once.",
                "Without a terminal, lines are read from standard input and run until one fails; # starts a comment.");
    }

    @Override
    public String about() {
        return "Open a prompt for the same commands, with history and completion; or run a file of them.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi shell -c 'account list -o name'", "one line"),
                new Example("ccapi shell < commands.txt", "a file of commands, until one fails"));
    }
}
