package ccapi.cli.apikey;

import ccapi.cli.command.Example;
import java.util.List;

/// `ccapi key disable`, what it does stands in its description.
final class KeyDisable extends KeyAct {
    KeyDisable() {
        super("disable", "disabled");
    }

    @Override
    public String about() {
        return "Stop keys at once.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi key disable laptop", "it gets 401 from now on"),
                new Example("ccapi key disable laptop ci -q", "several at once, silent when all goes well"));
    }
}
