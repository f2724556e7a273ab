package ccapi.cli.account;

import ccapi.cli.command.Example;
import java.util.List;

/// `ccapi account undrain`, what it does stands in its description.
final class AccountUndrain extends AccountAct {
    AccountUndrain() {
        super("undrain", "takes new conversations again");
    }

    @Override
    public String about() {
        return "Let accounts take new conversations again.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi account undrain max-tokyo", "the end of a drain"),
                new Example(
                        "ccapi account undrain max-tokyo codex-1 -q", "several at once, silent when all goes well"));
    }
}
