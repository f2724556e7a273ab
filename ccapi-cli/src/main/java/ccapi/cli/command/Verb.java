package ccapi.cli.command;

import ccapi.cli.words.Words;
import java.io.IOException;
import java.util.List;

/// One command. The words typed are parsed into the fields it declares, then it runs once.
public abstract class Verb {
    /// Where options and parameters are declared, one field each.
    protected final Words words = new Words();

    private final Common common = new Common(words);

    /// What may be typed behind the command.
    public final Words words() {
        return words;
    }

    /// The options that every command has.
    public final Common common() {
        return common;
    }

    /// Does it.
    ///
    /// @return an exit code, see [ExitCode]
    /// @throws ccapi.shared.problem.Refusal when it cannot be done
    public abstract int run(Cli cli) throws IOException;

    /// What it does, in a sentence.
    public abstract String about();

    /// At least two lines that show what it is good for.
    public abstract List<Example> examples();

    /// What `-o json` prints; [Answer#NONE] when the command prints no data.
    public Answer answer() {
        return Answer.NONE;
    }

    /// The columns that `--columns`, `--sort` and `--filter` know here, for completion.
    public List<String> columns() {
        return List.of();
    }

    /// Words for the manual beyond the options, a paragraph each; empty when the header says it all.
    public List<String> more() {
        return List.of();
    }
}
