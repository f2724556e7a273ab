package ccapi.cli.command;

import ccapi.shared.problem.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that every command has.
public final class Common {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = "--socket",
            paramLabel = "PATH",
            description = "Admin socket of the daemon; else CCAPI_SOCKET, CCAPI_HOME or the folders of the system.")
    private @Nullable String socket;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long to wait for the daemon, such as 500ms, 10s or 5m.")
    private @Nullable String timeout;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing when all goes well.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Tell each call to the daemon on stderr.")
    private boolean verbose;

    @Option(names = "--color", paramLabel = "MODE", description = "auto, always or never; NO_COLOR is obeyed.")
    private String color = "auto";

    @Option(names = "--no-input", description = "Never ask; fail when something is missing.")
    private boolean noInput;

    /// Whether help was asked for instead of the command.
    public boolean wantsHelp() {
        return help;
    }

    @Nullable
    String socket() {
        return socket;
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    boolean noInput() {
        return noInput;
    }

    Duration timeout(Duration otherwise) {
        return timeout == null ? otherwise : Spans.parse(timeout);
    }

    String color() {
        return switch (color) {
            case "auto", "always", "never" -> color;
            default -> throw Refusal.invalid("--color '" + color + "' is unknown", "use auto, always or never");
        };
    }
}
