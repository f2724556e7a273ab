package ccapi.cli.apikey;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.shared.apikey.ApiKeysApi;
import ccapi.shared.apikey.CreateKey;
import ccapi.shared.apikey.CreatedKey;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `ccapi key create`, what it does stands in its description.
@Command(description = "Make a client key and print its text, this once.")
final class KeyCreate extends ChangeVerb {
    @Parameters(paramLabel = "NAME", description = "Who will use it: the user in usage tables.")
    private String name = "";

    @Mixin
    private final KeyOptions options = new KeyOptions();

    @Override
    public int run(Cli cli) throws IOException {
        CreateKey key = new CreateKey(
                name,
                options.concurrency(),
                options.daily(),
                options.weekly(),
                options.monthly(),
                options.models(),
                options.accounts(),
                options.expires(),
                options.note);
        if (dryRun()) {
            return would(cli, "make key " + name);
        }
        Row made = Row.one(cli.calls().change("POST", ApiKeysApi.PATH, key));
        return KeyText.print(cli, output(), "key " + name + " made; this is the only time its text is shown", made);
    }

    @Override
    public Answer answer() {
        return Answer.one(CreatedKey.class);
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi key create ci --daily 5 --weekly 30 -o json > ci.json", "with limits in US dollars"),
                new Example(
                        "ccapi key create laptop --model 'claude-*' --concurrency 3 --expires 2027-01-31",
                        "for some models, until a date"));
    }
}
