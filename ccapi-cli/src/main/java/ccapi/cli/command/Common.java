package ccapi.cli.command;

import ccapi.cli.words.Flag;
import ccapi.cli.words.Value;
import ccapi.cli.words.Words;
import ccapi.shared.problem.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The options that every command has.
public final class Common {
    private final Flag help;
    private final Value socket;
    private final Value timeout;
    private final Flag quiet;
    private final Flag verbose;
    private final Value color;
    private final Flag noInput;

    /// Declares the options among the words of a command.
    public Common(Words all) {
        Words words = all.in(Words.Group.COMMON);
        this.help = words.flag("Show this help.", "-h", "--help").forHelp();
        this.socket = words.option(
                "PATH",
                "Admin socket of the daemon; else CCAPI_SOCKET, CCAPI_HOME or the folders of the system.",
                "--socket");
        this.timeout = words.option("TIME", "How long to wait for the daemon, such as 500ms, 10s or 5m.", "--timeout");
        this.quiet = words.flag("Say nothing when all goes well.", "-q", "--quiet");
        this.verbose = words.flag("Tell each call to the daemon on stderr.", "-v", "--verbose");
        this.color = words.option("MODE", "auto, always or never; NO_COLOR is obeyed.", "--color");
        this.noInput = words.flag("Never ask; fail when something is missing.", "--no-input");
    }

    /// Whether help was asked for instead of the command.
    public boolean wantsHelp() {
        return help.isSet();
    }

    @Nullable
    String socket() {
        return socket.orNull();
    }

    boolean quiet() {
        return quiet.isSet();
    }

    boolean verbose() {
        return verbose.isSet();
    }

    boolean noInput() {
        return noInput.isSet();
    }

    Duration timeout(Duration otherwise) {
        String text = timeout.orNull();
        return text == null ? otherwise : Spans.parse(text);
    }

    String color() {
        String mode = color.or("auto");
        return switch (mode) {
            case "auto", "always", "never" -> mode;
            default -> throw Refusal.invalid("--color '" + mode + "' is unknown", "use auto, always or never");
        };
    }
}
