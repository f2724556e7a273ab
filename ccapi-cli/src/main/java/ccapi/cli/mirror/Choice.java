package ccapi.cli.mirror;

import ccapi.cli.output.Row;
import ccapi.shared.problem.Refusal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which accounts of the mirror are meant.
final class Choice {
    @Option(names = "--plan", paramLabel = "PLAN", split = ",", description = "Only plus, team or free; repeatable.")
    private @Nullable List<String> plans;

    @Option(names = "--iq", paramLabel = "IQ", description = "Only normal (正常), degraded (降智) or another word.")
    private @Nullable String iq;

    @Option(names = "--status", paramLabel = "N", description = "Only that status; ok is 1.")
    private @Nullable String status;

    @Option(names = "--in-ccapi", description = "Only those that are accounts here already.")
    private boolean in;

    @Option(names = "--not-in-ccapi", description = "Only those that are no accounts here yet.")
    private boolean notIn;

    @Option(names = "--text", paramLabel = "TEXT", description = "Only ids and e-mails that contain it.")
    private @Nullable String text;

    /// @param renew also those whose account here needs a new login
    boolean takes(Row account, boolean renew) {
        boolean here = account.is("in_ccapi");
        boolean placed = in ? here : !notIn || !here || (renew && account.is("needs_renewal"));
        return placed
                && (plans == null || plans.stream().anyMatch(account.text("plan")::equalsIgnoreCase))
                && (iq == null || Iq.matches(account.text("iq_status"), iq))
                && (status == null || account.text("status").equals(status.equals("ok") ? "1" : status))
                && (text == null || contains(account, text));
    }

    private static boolean contains(Row account, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return account.text("id").toLowerCase(Locale.ROOT).contains(wanted)
                || account.text("email").toLowerCase(Locale.ROOT).contains(wanted);
    }

    void check() {
        if (in && notIn) {
            throw Refusal.invalid("--in-ccapi and --not-in-ccapi exclude each other", "give one of them");
        }
        List<String> known = List.of("plus", "team", "free");
        for (String plan : plans == null ? List.<String>of() : plans) {
            if (!known.contains(plan)) {
                throw Refusal.invalid("--plan '" + plan + "' is unknown", "use " + String.join(", ", known));
            }
        }
    }
}
