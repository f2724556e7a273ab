package ccapi.cli.mirror;

import ccapi.cli.output.Row;
import ccapi.cli.words.Flag;
import ccapi.cli.words.Value;
import ccapi.cli.words.Values;
import ccapi.cli.words.Words;
import ccapi.shared.problem.Refusal;
import java.util.List;
import java.util.Locale;

/// The options that say which accounts of the mirror are meant.
final class Choice {
    private final Values plans;
    private final Value iq;
    private final Value status;
    private final Flag in;
    private final Flag notIn;
    private final Value text;

    /// Declares the options among the words of a command.
    Choice(Words words) {
        this.plans = words.options("PLAN", "Only plus, team or free; repeatable.", "--plan")
                .split();
        this.iq = words.option("IQ", "Only normal (正常), degraded (降智) or another word.", "--iq");
        this.status = words.option("N", "Only that status; ok is 1.", "--status");
        this.in = words.flag("Only those that are accounts here already.", "--in-ccapi");
        this.notIn = words.flag("Only those that are no accounts here yet.", "--not-in-ccapi");
        this.text = words.option("TEXT", "Only ids and e-mails that contain it.", "--text");
    }

    /// @param renew also those whose account here needs a new login
    boolean takes(Row account, boolean renew) {
        boolean here = account.is("in_ccapi");
        boolean placed = in.isSet() ? here : !notIn.isSet() || !here || (renew && account.is("needs_renewal"));
        return placed
                && (plans.list().isEmpty() || plans.list().stream().anyMatch(account.text("plan")::equalsIgnoreCase))
                && (!iq.isGiven() || Iq.matches(account.text("iq_status"), iq.get()))
                && (!status.isGiven()
                        || account.text("status").equals(status.get().equals("ok") ? "1" : status.get()))
                && (!text.isGiven() || contains(account, text.get()));
    }

    /// Whether only those are meant that are no accounts here yet.
    boolean onlyNew() {
        return notIn.isSet();
    }

    private static boolean contains(Row account, String part) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return account.text("id").toLowerCase(Locale.ROOT).contains(wanted)
                || account.text("email").toLowerCase(Locale.ROOT).contains(wanted);
    }

    void check() {
        if (in.isSet() && notIn.isSet()) {
            throw Refusal.invalid("--in-ccapi and --not-in-ccapi exclude each other", "give one of them");
        }
        List<String> known = List.of("plus", "team", "free");
        for (String plan : plans.list()) {
            if (!known.contains(plan)) {
                throw Refusal.invalid("--plan '" + plan + "' is unknown", "use " + String.join(", ", known));
            }
        }
    }
}
