package ccapi.cli.account;

import ccapi.cli.command.Example;
import java.util.List;

/// `ccapi account disable`, what it does stands in its description.
final class AccountDisable extends AccountAct {
    AccountDisable() {
        super("disable", "disabled");
    }

    @Override
    public String about() {
        return "Keep accounts from serving; requests in flight end by themselves.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi account disable max-tokyo", "no further request goes there"),
                new Example("ccapi account disable max-tokyo -o json", "print what it is like now"));
    }
}
