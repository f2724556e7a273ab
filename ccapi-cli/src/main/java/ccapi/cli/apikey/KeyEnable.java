package ccapi.cli.apikey;

import ccapi.cli.command.Example;
import java.util.List;

/// `ccapi key enable`, what it does stands in its description.
final class KeyEnable extends KeyAct {
    KeyEnable() {
        super("enable", "enabled");
    }

    @Override
    public String about() {
        return "Let keys be used.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi key enable laptop", "from the next request on"),
                new Example("ccapi key enable laptop ci -o name", "several at once"));
    }
}
