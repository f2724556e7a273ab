package ccapi.cli.apikey;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.cli.words.Value;
import ccapi.shared.apikey.ApiKeysApi;
import ccapi.shared.apikey.CreateKey;
import ccapi.shared.apikey.CreatedKey;
import java.io.IOException;
import java.util.List;

/// `ccapi key create`, what it does stands in its description.
final class KeyCreate extends ChangeVerb {
    private final Value name = words.word("NAME", "Who will use it: the user in usage tables.");

    private final KeyOptions options = new KeyOptions(words);

    @Override
    public int run(Cli cli) throws IOException {
        CreateKey key = new CreateKey(
                name.get(),
                options.concurrency(),
                options.daily(),
                options.weekly(),
                options.monthly(),
                options.models.orNull(),
                options.accounts.orNull(),
                options.expires(),
                options.note.orNull());
        if (dryRun()) {
            return would(cli, "make key " + name.get());
        }
        Row made = Row.one(cli.calls().change("POST", ApiKeysApi.PATH, key));
        return KeyText.print(
                cli, output(), "key " + name.get() + " made; this is the only time its text is shown", made);
    }

    @Override
    public Answer answer() {
        return Answer.one(CreatedKey.class);
    }

    @Override
    public String about() {
        return "Make a client key and print its text, this once.";
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
