package ccapi.cli.daemon;

import ccapi.cli.command.Cli;
import ccapi.cli.command.Example;
import ccapi.cli.command.ExitCode;
import ccapi.cli.command.Verb;
import ccapi.cli.output.Row;
import ccapi.cli.words.Flag;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.status.StatusApi;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// `ccapi daemon stop`, what it does stands in its description.
final class DaemonStop extends Verb {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Flag now = words.flag("Do not wait for running requests; their clients see a cut.", "--now");

    @Override
    public int run(Cli cli) throws IOException {
        DaemonProcess daemon = new DaemonProcess(cli);
        Row running = daemon.status();
        if (running == null) {
            cli.say("no daemon runs at " + cli.home().socket());
            return ExitCode.OK.code();
        }
        long pid = running.number("pid");
        cli.calls().change("POST", StatusApi.STOP + (now.isSet() ? "?now=true" : ""), null);
        boolean gone = DaemonProcess.await(cli.timeout(PATIENCE), () -> isGone(daemon, pid));
        if (!gone) {
            throw new Refusal(
                    ProblemCode.TIMEOUT,
                    "the daemon (pid " + pid + ") still lets requests end",
                    "wait, or 'ccapi daemon stop --now'");
        }
        cli.say("the daemon has stopped");
        return ExitCode.OK.code();
    }

    private static boolean isGone(DaemonProcess daemon, long pid) {
        // the process may belong to somebody else's namespace, then the socket tells
        return ProcessHandle.of(pid).map(process -> !process.isAlive()).orElseGet(() -> !daemon.answers());
    }

    @Override
    public String about() {
        return "Stop the daemon: it takes no new requests, lets running ones end, then goes.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("ccapi daemon stop", "waits until the last request has ended"),
                new Example("ccapi daemon stop --now -q", "at once and silently"));
    }
}
