package ccapi.cli.apikey;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.output.Row;
import ccapi.cli.words.Flag;
import ccapi.shared.apikey.ApiKeysApi;
import ccapi.shared.socket.AdminCalls;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// `ccapi key remove`, what it does stands in its description.
final class KeyRemove extends KeyAct {
    private final Flag yes = words.flag("Do not ask.", "-y", "--yes");

    KeyRemove() {
        super("remove", "removed");
    }

    @Override
    protected void before(Cli cli) {
        confirm(cli, yes.isSet(), "remove key " + String.join(", ", names()));
    }

    @Override
    protected Row act(Cli cli, String name) throws IOException {
        cli.calls().change("DELETE", ApiKeysApi.PATH + "/" + AdminCalls.segment(name), null);
        return new Row(Map.of("name", name));
    }

    @Override
    public String about() {
        return "Remove keys; their usage keeps their names.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi key remove old-laptop --yes", "without being asked"),
                new Example("ccapi key remove old-laptop --dry-run", "only tell what would go"));
    }
}
