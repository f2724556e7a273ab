package ccapi.cli.shell;

import ccapi.cli.command.Cli;
import ccapi.cli.command.ExitCode;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Parser;
import org.jline.reader.SyntaxError;
import org.jline.reader.impl.DefaultParser;
import org.jspecify.annotations.Nullable;

/// Runs lines as the shell takes them: words with quotes, without `ccapi` before them.
final class LineRunner {
    private static final List<String> ELSEWHERE = List.of("shell", "tui");

    private final Cli cli;
    // what a backslash at the end of a line left to be continued
    private String begun = "";
    private boolean left;

    LineRunner(Cli cli) {
        this.cli = cli;
    }

    /// Whether a line said `exit`.
    boolean isLeft() {
        return left;
    }

    /// Runs one line.
    ///
    /// @return the exit code of its command; 0 for nothing, a comment, `exit`, or a line that goes on in the next
    int run(String line) {
        if (line.endsWith("\\")) {
            begun += line.substring(0, line.length() - 1);
            return ExitCode.OK.code();
        }
        List<String> words = words((begun + line).strip());
        begun = "";
        if (words == null) {
            cli.streams().err().println("error: a quote is not closed");
            cli.streams().err().flush();
            return ExitCode.USAGE.code();
        }
        if (!words.isEmpty() && words.getFirst().equals("ccapi")) {
            words.removeFirst();
        }
        if (words.isEmpty() || words.getFirst().startsWith("#")) {
            return ExitCode.OK.code();
        }
        if (words.getFirst().equals("exit") || words.getFirst().equals("quit")) {
            left = true;
            return ExitCode.OK.code();
        }
        if (ELSEWHERE.contains(words.getFirst())) {
            cli.streams().err().println("error: '" + words.getFirst() + "' cannot run inside the shell");
            cli.streams().err().println("  leave with exit, then run it");
            cli.streams().err().flush();
            return ExitCode.USAGE.code();
        }
        return cli.again().run(words, cli.env(), cli.streams());
    }

    private static @Nullable List<String> words(String line) {
        try {
            DefaultParser parser = new DefaultParser();
            parser.setEofOnUnclosedQuote(true);
            return line.isEmpty()
                    ? List.of()
                    : new ArrayList<>(parser.parse(line, line.length(), Parser.ParseContext.ACCEPT_LINE)
                            .words());
        } catch (SyntaxError e) {
            return null;
        }
    }
}
