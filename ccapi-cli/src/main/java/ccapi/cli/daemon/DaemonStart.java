package ccapi.cli.daemon;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.output.Row;
import ccapi.cli.words.Flag;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.text.Cells;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// `ccapi daemon start`, what it does stands in its description.
final class DaemonStart extends Verb {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Flag simulate = words.flag("Play a provider inside the daemon, for the demo.", "--simulate")
            .hidden();

    @Override
    public int run(Cli cli) throws IOException {
        DaemonProcess daemon = new DaemonProcess(cli);
        Row running = daemon.status();
        if (running != null) {
            cli.say("the daemon runs already: " + where(running));
            return ExitCode.OK.code();
        }
        long before = daemon.logSize();
        Process process = daemon.spawn(simulate.isSet() ? List.of("--simulate") : List.of());
        boolean ended = DaemonProcess.await(cli.timeout(PATIENCE), () -> !process.isAlive() || daemon.status() != null);
        Row ready = daemon.status();
        if (ready != null) {
            cli.say("the daemon serves: " + where(ready));
            return ExitCode.OK.code();
        }
        throw failure(daemon, process, ended, daemon.logSince(before));
    }

    private static Refusal failure(DaemonProcess daemon, Process process, boolean ended, String log) {
        if (!ended) {
            return new Refusal(
                    ProblemCode.TIMEOUT,
                    "the daemon (pid " + process.pid() + ") was started but does not answer yet",
                    "wait and see 'ccapi daemon status'; its log is " + daemon.log());
        }
        // the last words of its log are what it had to say: what is wrong, and on a line of its own what to do
        List<String> lines = log.lines().map(Cells::harmless).toList();
        int hint = lines.size() - 1;
        boolean hints = hint > 0 && lines.get(hint).startsWith("  ");
        String reason = lines.isEmpty() ? "it said nothing" : lines.get(hints ? hint - 1 : hint);
        return new Refusal(
                ProblemCode.STORAGE,
                "the daemon ended at once with status " + process.exitValue() + ": "
                        + reason.replaceFirst("^ccapi daemon: ", ""),
                (hints ? lines.get(hint).strip() + "; " : "") + "its whole log is " + daemon.log());
    }

    private static String where(Row status) {
        return "clients at http://" + status.text("listen") + ", pid " + status.text("pid");
    }

    @Override
    public String about() {
        return "Start the daemon in the background; returns when it serves, or says why it does not.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi daemon start", "does nothing when it runs already"),
                new Example(
                        "ccapi daemon start -q --timeout 30s", "for a script: silent, and only the exit code tells"));
    }
}
