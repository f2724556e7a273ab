package ccapi.cli.complete;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Noun;
import ccapi.cli.command.Verb;
import ccapi.cli.output.Row;
import ccapi.shared.problem.Refusal;
import ccapi.shared.status.StatusApi;
import ccapi.shared.text.Cells;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `ccapi __complete -- WORDS…`, called by the completion scripts: a candidate a line, a tab, a word about it.
@Command(description = "Complete a command line; called by the shells.", hidden = true)
public final class Complete extends Verb {
    // the daemon answers within a few milliseconds or not at all; a person would not wait longer
    private static final Duration PATIENCE = Duration.ofMillis(150);

    private final List<Noun> nouns;

    @Parameters(arity = "0..*", paramLabel = "WORD", description = "The words so far; the last is being typed.")
    private List<String> words = new ArrayList<>();

    /// @param nouns all nouns, the one without a name among them
    public Complete(List<Noun> nouns) {
        this.nouns = nouns;
    }

    @Override
    public int run(Cli cli) {
        for (Candidate candidate : new Completions(nouns, list -> names(cli, list)).of(words)) {
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
    public List<Example> examples() {
        return List.of();
    }
}
