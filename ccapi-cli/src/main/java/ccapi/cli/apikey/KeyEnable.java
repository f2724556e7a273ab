package ccapi.cli.apikey;

import ccapi.cli.command.Example;
import java.util.List;
import picocli.CommandLine.Command;

/// `ccapi key enable`, what it does stands in its description.
@Command(description = "Let keys be used.")
final class KeyEnable extends KeyAct {
    KeyEnable() {
        super("enable", "enabled");
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi key enable laptop", "from the next request on"),
                new Example("ccapi key enable laptop ci -o name", "several at once"));
    }
}
