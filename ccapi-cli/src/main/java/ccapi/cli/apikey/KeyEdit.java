package ccapi.cli.apikey;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.cli.words.Value;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.apikey.EditKey;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.util.List;

/// `ccapi key edit`, what it does stands in its description.
final class KeyEdit extends ChangeVerb {
    private static final EditKey NOTHING = new EditKey(null, null, null, null, null, null, null, null, null, List.of());

    private final Value name = words.word("NAME", "Name or id of the key.");

    private final Value newName = words.option("NEW", "Its new name.", "--name");

    private final KeyOptions options = new KeyOptions(words);

    @Override
    public int run(Cli cli) throws IOException {
        EditKey change = new EditKey(
                newName.orNull(),
                options.concurrency(),
                options.daily(),
                options.weekly(),
                options.monthly(),
                options.models.orNull(),
                options.accounts.orNull(),
                options.expires(),
                options.note.orNull(),
                options.cleared());
        if (change.equals(NOTHING)) {
            throw Refusal.invalid("nothing to change was given", "see 'ccapi key edit --help'");
        }
        if (dryRun()) {
            return would(cli, "change key " + name.get());
        }
        byte[] changed = cli.calls().change("PATCH", KeyGrid.KIND.path(name.get()), change);
        return done(cli, "key " + name.get() + " changed", KeyGrid.KEYS, Row.one(changed));
    }

    @Override
    public Answer answer() {
        return Answer.one(ApiKey.class);
    }

    @Override
    public List<String> more() {
        return List.of("An empty value clears a list or a text: --model '', --account '', --note ''.");
    }

    @Override
    public String about() {
        return "Change a client key; what is not given stays as it is.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi key edit ci --daily 10 --monthly none", "more a day, no limit a month"),
                new Example("ccapi key edit ci --account max-tokyo,codex-1", "let it use these two accounts only"));
    }
}
