package ccapi.cli.apikey;

import ccapi.cli.command.Answer;
import ccapi.cli.command.ChangeVerb;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.shared.apikey.ApiKeysApi;
import ccapi.shared.apikey.CreatedKey;
import ccapi.shared.socket.AdminCalls;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ccapi key rotate`, what it does stands in its description.
@Command(description = "Give a key a new text and print it, this once; the old text stops at once.")
final class KeyRotate extends ChangeVerb {
    @Parameters(paramLabel = "NAME", description = "Name or id of the key.")
    private String name = "";

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Override
    public int run(Cli cli) throws IOException {
        if (dryRun()) {
            return would(cli, "give key " + name + " a new text");
        }
        confirm(cli, yes, "stop the present text of key " + name);
        byte[] made = cli.calls().change("POST", ApiKeysApi.PATH + "/" + AdminCalls.segment(name) + "/rotate", null);
        return KeyText.print(cli, output(), "key " + name + " rotated; the old text no longer works", Row.one(made));
    }

    @Override
    public Answer answer() {
        return Answer.one(CreatedKey.class);
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi key rotate laptop --yes -o json > laptop.json", "keep the new text in a file"),
                new Example("ccapi key rotate laptop --dry-run", "only tell what would be done"));
    }
}
