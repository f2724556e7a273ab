package ccapi.cli.shell;

import ccapi.cli.command.Cli;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Noun;
import ccapi.cli.command.Streams;
import ccapi.cli.complete.Candidate;
import ccapi.cli.complete.Complete;
import ccapi.cli.complete.Completions;
import ccapi.cli.output.Row;
import ccapi.cli.status.StatusLine;
import ccapi.shared.problem.Refusal;
import ccapi.shared.status.StatusApi;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// The shell with a person at it: reads lines, completes words, keeps the history.
final class Dialogue {
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final Cli cli;
    private final Completions completions;

    Dialogue(Cli cli, List<Noun> nouns) {
        this.cli = cli;
        this.completions = new Completions(nouns, list -> Complete.names(cli, list));
    }

    /// Reads and runs lines until the person leaves.
    int run() throws IOException {
        // no probing of the terminal: it costs 200 ms, and late answers would become input
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .graphemeCluster(false)
                .nativeSignals(true)
                .build()) {
            LineReader reader = reader(terminal);
            cli.out().println("ccapi shell: Tab completes, 'help' helps, exit or Ctrl-D leaves.");
            cli.out().flush();
            loop(terminal, reader);
        }
        return ExitCode.OK.code();
    }

    private LineReader reader(Terminal terminal) {
        DefaultParser parser = new DefaultParser();
        parser.setEofOnUnclosedQuote(true);
        parser.setEofOnEscapedNewLine(true);
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("ccapi")
                .parser(parser)
                .history(new CleanHistory())
                .completer((_, line, candidates) ->
                        candidates(line).forEach(candidate -> candidates.add(jline(candidate))))
                .variable(LineReader.HISTORY_FILE, cli.home().state().resolve("shell-history"))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "")
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
                .option(LineReader.Option.BRACKETED_PASTE, true)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    private static org.jline.reader.Candidate jline(Candidate candidate) {
        String about = candidate.about().isEmpty() ? null : candidate.about();
        return new org.jline.reader.Candidate(
                candidate.value(),
                candidate.value(),
                null,
                about,
                null,
                null,
                !candidate.value().endsWith("="));
    }

    private List<Candidate> candidates(ParsedLine line) {
        List<String> words = line.words().subList(0, line.wordIndex() + 1);
        String typed =
                line.word().substring(0, Math.min(line.wordCursor(), line.word().length()));
        List<String> before = words.subList(0, words.size() - 1);
        List<String> all = new ArrayList<>(before);
        all.add(typed);
        return completions.of(all).stream()
                .filter(candidate -> !candidate.equals(Completions.FILES))
                .toList();
    }

    private void loop(Terminal terminal, LineReader reader) {
        boolean goOn = true;
        while (goOn) {
            try {
                goOn = runAll(terminal, reader.readLine(prompt()));
            } catch (UserInterruptException e) {
                // Ctrl-C at the prompt drops the line, as in every shell
            } catch (EndOfFileException e) {
                goOn = false;
            }
        }
    }

    // a paste may hold several lines; Ctrl-C ends the one that runs and drops the rest
    private boolean runAll(Terminal terminal, String lines) {
        Thread here = Thread.currentThread();
        Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, _ -> here.interrupt());
        try {
            LineRunner runner = new LineRunner(cli.with(size(terminal.getSize())));
            for (String line : lines.split("\n", -1)) {
                if (!runner.isLeft() && !here.isInterrupted()) {
                    runner.run(line);
                }
            }
            return !runner.isLeft();
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
            boolean _ = Thread.interrupted();
        }
    }

    private Streams size(Size size) {
        Streams streams = cli.streams();
        int columns = size.getColumns() > 0 ? size.getColumns() : streams.columns();
        return new Streams(
                streams.in(),
                streams.out(),
                streams.err(),
                streams.inTty(),
                streams.outTty(),
                streams.errTty(),
                columns);
    }

    private String prompt() {
        try {
            Row status = Row.one(cli.client(GLANCE).calls().get(StatusApi.PATH));
            return StatusLine.brief(status) + "> ";
        } catch (Refusal | IOException e) {
            return "ccapi (no daemon)> ";
        }
    }
}
