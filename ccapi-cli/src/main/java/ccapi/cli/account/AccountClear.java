package ccapi.cli.account;

import ccapi.cli.command.Example;
import java.util.List;

/// `ccapi account clear`, what it does stands in its description.
final class AccountClear extends AccountAct {
    AccountClear() {
        super("clear", "cleared");
    }

    @Override
    public String about() {
        return "Forget cool-downs and faults of accounts, so that they are tried at once.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi account clear max-tokyo", "when you know that it is well again"),
                new Example(
                        "ccapi account clear max-tokyo -o json --columns health,health_reason",
                        "and see what it is then"));
    }
}
