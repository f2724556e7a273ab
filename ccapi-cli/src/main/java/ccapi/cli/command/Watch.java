package ccapi.cli.command;

import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import java.io.IOException;

/// Does something again and again until Ctrl-C or until nobody reads the output any more.
public final class Watch {
    private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";

    private Watch() {}

    /// What is done each time.
    public interface Step {
        /// Does it once.
        void run() throws IOException;
    }

    /// Runs the step every so many seconds; a daemon that is away is waited for.
    public static int every(Cli cli, double seconds, Step step) throws IOException {
        while (true) {
            if (cli.streams().outTty()) {
                cli.out().print(CLEAR);
            }
            try {
                step.run();
            } catch (Refusal e) {
                if (e.problem().code() != ProblemCode.UNREACHABLE && e.problem().code() != ProblemCode.TIMEOUT) {
                    throw e;
                }
                cli.warn(e.problem().message() + "; trying again");
            }
            if (cli.out().checkError()) {
                return ExitCode.CLOSED_PIPE.code();
            }
            cli.streams().err().flush();
            try {
                Thread.sleep((long) (seconds * 1000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ExitCode.INTERRUPTED.code();
            }
        }
    }
}
