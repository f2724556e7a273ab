package ccapi.cli.account;

import ccapi.cli.command.Example;
import java.util.List;
import picocli.CommandLine.Command;

/// `ccapi account disable`, what it does stands in its description.
@Command(description = "Keep accounts from serving; requests in flight end by themselves.")
final class AccountDisable extends AccountAct {
    AccountDisable() {
        super("disable", "disabled");
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi account disable max-tokyo", "no further request goes there"),
                new Example("ccapi account disable max-tokyo -o json", "print what it is like now"));
    }
}
