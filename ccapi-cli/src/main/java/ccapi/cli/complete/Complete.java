package ccapi.cli.complete;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Noun;
import ccapi.cli.command.Verb;
import ccapi.cli.output.Row;
import ccapi.cli.words.Values;
import ccapi.shared.problem.Refusal;
import ccapi.shared.status.StatusApi;
import ccapi.shared.text.Cells;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// `ccapi __complete -- WORDS…`, called by the completion scripts: a candidate a line, a tab, a word about it.
public final class Complete extends Verb {
    // the daemon answers within a few milliseconds or not at all; a person would not wait longer
    private static final Duration PATIENCE = Duration.ofMillis(150);

    private final List<Noun> nouns;

    private final Values typed = words.rest(0, "WORD", "The words so far; the last is being typed.");

    /// @param nouns all nouns, the one without a name among them
    public Complete(List<Noun> nouns) {
        this.nouns = nouns;
    }

    @Override
    public int run(Cli cli) {
        for (Candidate candidate : new Completions(nouns, list -> names(cli, list)).of(typed.list())) {
            String about = candidate.about().isEmpty() ? "" : "\t" + Cells.harmless(candidate.about());
            cli.out().println(candidate.value() + about);
        }
        return ExitCode.OK.code();
    }

    /// Asks the daemon for names; none when it is down, slow or does not know such a list.
    public static List<Candidate> names(Cli cli, String list) {
        try {
            byte[] names = cli.client(PATIENCE).calls().get(StatusApi.NAMES + "/" + list);
            return Row.list(names).stream()
                    .map(row -> new Candidate(Cells.harmless(row.text("name")), row.text("about")))
                    .toList();
        } catch (Refusal | IOException e) {
            return List.of();
        }
    }

    @Override
    public String about() {
        return "Complete a command line; called by the shells.";
    }

    @Override
    public List<Example> examples() {
        return List.of();
    }
}
