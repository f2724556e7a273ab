package ccapi.cli.apikey;

import ccapi.cli.command.Answer;
import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ListVerb;
import ccapi.cli.output.Grid;
import ccapi.cli.output.Row;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.apikey.ApiKeysApi;
import java.io.IOException;
import java.util.List;

/// `ccapi key list`, what it does stands in its description.
final class KeyList extends ListVerb {
    @Override
    protected Grid grid() {
        return KeyGrid.KEYS;
    }

    @Override
    protected List<Row> load(Cli cli) throws IOException {
        return Row.list(cli.calls().get(ApiKeysApi.PATH));
    }

    @Override
    public Answer answer() {
        return Answer.many(ApiKey.class);
    }

    @Override
    public String about() {
        return "List client keys: load, use of today, limits.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi key list --sort daily:desc --limit 5", "who spent most today"),
                new Example("ccapi key list -o csv > keys.csv", "for a spreadsheet, with exact numbers"));
    }
}
