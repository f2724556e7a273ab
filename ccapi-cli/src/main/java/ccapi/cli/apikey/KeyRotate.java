package ccapi.cli.apikey;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.cli.words.Flag;
import ccapi.cli.words.Value;
import ccapi.shared.apikey.CreatedKey;
import java.io.IOException;
import java.util.List;

/// `ccapi key rotate`, what it does stands in its description.
final class KeyRotate extends ChangeVerb {
    private final Value name = words.word("NAME", "Name or id of the key.");

    private final Flag yes = words.flag("Do not ask.", "-y", "--yes");

    @Override
    public int run(Cli cli) throws IOException {
        if (dryRun()) {
            return would(cli, "give key " + name.get() + " a new text");
        }
        confirm(cli, yes.isSet(), "stop the present text of key " + name.get());
        byte[] made = cli.calls().change("POST", KeyGrid.KIND.path(name.get()) + "/rotate", null);
        return KeyText.print(
                cli, output(), "key " + name.get() + " rotated; the old text no longer works", Row.one(made));
    }

    @Override
    public Answer answer() {
        return Answer.one(CreatedKey.class);
    }

    @Override
    public String about() {
        return "Give a key a new text and print it, this once; the old text stops at once.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi key rotate laptop --yes -o json > laptop.json", "keep the new text in a file"),
                new Example("ccapi key rotate laptop --dry-run", "only tell what would be done"));
    }
}
