package ccapi.cli.command;

import ccapi.cli.output.Output;
import ccapi.shared.AdminClient;
import ccapi.shared.paths.Home;
import ccapi.shared.socket.AdminCalls;
import ccapi.shared.socket.UnixHttp;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// One run of one command: where it talks, which daemon it means, what time it is.
public final class Cli {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final PrintStream SILENT =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private final Streams streams;
    private final Map<String, String> env;
    private final InstantSource clock;
    private final Common common;
    private final Runner again;

    /// Runs further words as if they had been typed, with streams of the caller's choice.
    public interface Runner {
        /// The exit code of the run.
        int run(List<String> words, Map<String, String> env, Streams streams);
    }

    /// @param again used by commands that run other commands
    public Cli(Streams streams, Map<String, String> env, InstantSource clock, Common common, Runner again) {
        this.streams = streams;
        this.env = env;
        this.clock = clock;
        this.common = common;
        this.again = again;
    }

    /// The same run with other streams.
    public Cli with(Streams other) {
        return new Cli(other, env, clock, common, again);
    }

    /// All three streams.
    public Streams streams() {
        return streams;
    }

    /// Where data goes.
    public PrintStream out() {
        return streams.out();
    }

    /// Standard input.
    public InputStream in() {
        return streams.in();
    }

    /// The environment of the run.
    public Map<String, String> env() {
        return env;
    }

    /// What time it is.
    public InstantSource clock() {
        return clock;
    }

    /// Runs further words.
    public Runner again() {
        return again;
    }

    /// The folders and the socket that are meant.
    public Home home() {
        Home home =
                Home.from(env, System.getProperty("user.home", "/"), "root".equals(System.getProperty("user.name")));
        String socket = common.socket();
        return socket == null ? home : new Home(home.config(), home.state(), Path.of(socket));
    }

    /// A path as typed, seen from where it was typed: a run inside a shell may have another working folder.
    public Path absolute(String path) {
        String folder = env.getOrDefault("PWD", "");
        Path typed = Path.of(path);
        return typed.isAbsolute() || folder.isEmpty()
                ? typed.toAbsolutePath().normalize()
                : Path.of(folder).resolve(typed).normalize();
    }

    /// How the program was started, for lines to be typed: `./ccapi` in a checkout that is no part of PATH.
    public String program() {
        Path launcher = Path.of(env.getOrDefault("CCAPI_LAUNCHER", "ccapi"));
        Path folder = launcher.getParent();
        if (folder == null
                || List.of(env.getOrDefault("PATH", "").split(":", -1)).contains(folder.toString())) {
            return "ccapi";
        }
        return folder.toString().equals(env.get("PWD")) ? "./" + launcher.getFileName() : launcher.toString();
    }

    /// How long to wait for the daemon.
    public Duration timeout() {
        return timeout(PATIENCE);
    }

    /// As [#timeout()], for commands that wait longer by nature.
    public Duration timeout(Duration otherwise) {
        return common.timeout(otherwise);
    }

    /// The daemon.
    public AdminClient client() {
        return client(timeout());
    }

    /// The daemon, with another patience.
    public AdminClient client(Duration timeout) {
        Path socket = home().socket();
        return new AdminClient(
                common.verbose()
                        ? new UnixHttp(socket, timeout, line -> streams.err().println(socket + " " + line))
                        : new UnixHttp(socket, timeout));
    }

    /// Plain calls to the daemon.
    public AdminCalls calls() {
        return client().calls();
    }

    /// Tells what was done, on stderr, unless `-q`.
    public void say(String text) {
        if (!common.quiet()) {
            streams.err().println(text);
        }
    }

    /// Tells what the operator should know even with `-q`.
    public void warn(String text) {
        streams.err().println("warning: " + text);
    }

    /// Where rows go and what that place is like.
    public Output.Place place() {
        int width = streams.outTty() ? (streams.columns() > 0 ? streams.columns() : 80) : 0;
        return new Output.Place(
                streams.out(),
                common.quiet() ? SILENT : streams.err(),
                streams.outTty(),
                width,
                colour(),
                chinese(),
                clock);
    }

    /// Whether a person may be asked.
    public boolean mayAsk() {
        return !common.noInput() && (streams.inTty() || streams.errTty());
    }

    /// Whether `-q` was given.
    public boolean quiet() {
        return common.quiet();
    }

    /// Whether data may be coloured: `--color`, then NO_COLOR, CLICOLOR_FORCE, CLICOLOR and TERM, then the terminal.
    public boolean colour() {
        return switch (common.color()) {
            case "always" -> true;
            case "never" -> false;
            default -> streams.outTty() && colourByEnvironment();
        };
    }

    // the launcher replaces a locale that cannot carry Chinese and keeps the wish in CCAPI_LOCALE
    private boolean chinese() {
        for (String name : List.of("CCAPI_LANG", "CCAPI_LOCALE", "LC_ALL", "LC_MESSAGES", "LANG")) {
            String value = env.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.startsWith("zh");
            }
        }
        return false;
    }

    private boolean colourByEnvironment() {
        return env.getOrDefault("NO_COLOR", "").isEmpty()
                && !"0".equals(env.get("CLICOLOR"))
                && !"dumb".equals(env.get("TERM"));
    }
}
