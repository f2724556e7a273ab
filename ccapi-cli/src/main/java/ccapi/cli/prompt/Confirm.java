package ccapi.cli.prompt;

import ccapi.cli.command.Cli;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import java.util.Locale;

/// Asks before something that cannot be undone.
public final class Confirm {
    private Confirm() {}

    /// Returns when a person agreed.
    ///
    /// @param act what is about to be done, e.g. `remove key x`
    /// @throws Refusal when nobody can be asked, or the answer is no
    public static void ask(Cli cli, String act) {
        if (!cli.mayAsk()) {
            throw new Refusal(
                    ProblemCode.UNCONFIRMED,
                    "to " + act + " somebody must say yes, and there is nobody to ask",
                    "add --yes");
        }
        String answer = Tty.ask(act.substring(0, 1).toUpperCase(Locale.ROOT) + act.substring(1) + "? [y/N] ", false);
        if (!answer.equalsIgnoreCase("y") && !answer.equalsIgnoreCase("yes")) {
            throw new Refusal(ProblemCode.UNCONFIRMED, "not confirmed, nothing done", "answer y, or add --yes");
        }
    }
}
