package ccapi.daemon;

import ccapi.daemon.process.ExitCode;
import ccapi.daemon.process.Logging;
import ccapi.daemon.process.Posix;
import ccapi.daemon.process.Signals;
import ccapi.daemon.process.StartFailure;
import ccapi.daemon.store.StorageException;
import ccapi.shared.paths.Home;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/// `ccapi daemon run`: the daemon in the foreground, until a signal or the admin side ends it.
public final class Main {
    private static final String USAGE = "usage: ccapi daemon run [--simulate]";
    // for the launcher alone
    private static final List<String> WARM = List.of("__warm");

    private Main() {}

    /// Runs the daemon and exits with an [ExitCode].
    public static void main(String[] args) {
        System.exit(run(List.of(args)).status());
    }

    private static ExitCode run(List<String> args) {
        if (!args.equals(WARM) && !List.of("--simulate").containsAll(args)) {
            System.err.println(USAGE);
            return ExitCode.USAGE;
        }
        Posix.keepFilesPrivate();
        Logging.setUp();
        if (args.equals(WARM)) {
            return rehearse();
        }
        try (Daemon daemon =
                Daemon.start(Home.fromEnvironment(), System.getenv(), Clock.systemUTC(), args.contains("--simulate"))) {
            Signals.handle(daemon::reloadQuietly, daemon::stop);
            return daemon.awaitEnd();
        } catch (StartFailure e) {
            return complain(e.code(), String.valueOf(e.getMessage()), e.hint());
        } catch (StorageException e) {
            return complain(
                    ExitCode.STORAGE,
                    String.valueOf(e.getMessage()),
                    e.problem().hint());
        } catch (Refusal e) {
            return complain(
                    ExitCode.CONFIG, String.valueOf(e.getMessage()), e.problem().hint());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.OK;
        }
    }

    private static ExitCode rehearse() {
        try {
            Rehearsal.run();
            return ExitCode.OK;
        } catch (IOException e) {
            return complain(ExitCode.STORAGE, "no rehearsal: " + e.getMessage(), "");
        }
    }

    private static ExitCode complain(ExitCode code, String what, String hint) {
        System.err.println("ccapi daemon: " + what + (hint.isEmpty() ? "" : "\n  " + hint));
        return code;
    }
}
