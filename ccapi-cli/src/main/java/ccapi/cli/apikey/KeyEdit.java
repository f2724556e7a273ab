package ccapi.cli.apikey;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.apikey.ApiKeysApi;
import ccapi.shared.apikey.EditKey;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.AdminCalls;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ccapi key edit`, what it does stands in its description.
@Command(description = "Change a client key; what is not given stays as it is.")
final class KeyEdit extends ChangeVerb {
    private static final EditKey NOTHING = new EditKey(null, null, null, null, null, null, null, null, null, List.of());

    @Parameters(paramLabel = "NAME", description = "Name or id of the key.")
    private String name = "";

    @Option(names = "--name", paramLabel = "NEW", description = "Its new name.")
    private @Nullable String newName;

    @Mixin
    private final KeyOptions options = new KeyOptions();

    @Override
    public int run(Cli cli) throws IOException {
        EditKey change = new EditKey(
                newName,
                options.concurrency(),
                options.daily(),
                options.weekly(),
                options.monthly(),
                options.models(),
                options.accounts(),
                options.expires(),
                options.note,
                options.cleared());
        if (change.equals(NOTHING)) {
            throw Refusal.invalid("nothing to change was given", "see 'ccapi key edit --help'");
        }
        if (dryRun()) {
            return would(cli, "change key " + name);
        }
        byte[] changed = cli.calls().change("PATCH", ApiKeysApi.PATH + "/" + AdminCalls.segment(name), change);
        return done(cli, "key " + name + " changed", KeyGrid.KEYS, Row.one(changed));
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
    public List<Example> examples() {
        return List.of(
                new Example("ccapi key edit ci --daily 10 --monthly none", "more a day, no limit a month"),
                new Example("ccapi key edit ci --account max-tokyo,codex-1", "let it use these two accounts only"));
    }
}
