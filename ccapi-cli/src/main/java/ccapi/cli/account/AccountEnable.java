package ccapi.cli.account;

import ccapi.cli.command.Example;
import java.util.List;

/// `ccapi account enable`, what it does stands in its description.
final class AccountEnable extends AccountAct {
    AccountEnable() {
        super("enable", "enabled");
    }

    @Override
    public String about() {
        return "Let accounts serve.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi account enable max-tokyo", "it serves from the next request on"),
                new Example("ccapi account enable max-tokyo codex-1 -q", "several at once, silent when all goes well"));
    }
}
