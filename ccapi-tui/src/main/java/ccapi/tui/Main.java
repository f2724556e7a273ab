package ccapi.tui;

import ccapi.shared.AdminClient;
import ccapi.shared.paths.Home;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.UnixHttp;
import ccapi.tui.account.AccountsPage;
import ccapi.tui.apikey.KeysPage;
import ccapi.tui.live.LivePage;
import ccapi.tui.mirror.MirrorPage;
import ccapi.tui.page.Page;
import ccapi.tui.terminal.Abilities;
import ccapi.tui.terminal.Console;
import ccapi.tui.usage.UsagePage;
import ccapi.tui.widget.Theme;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts the dashboard. Exit codes: 0 left by the person, 2 wrong usage or no fit terminal, 70 a bug, 129 the terminal
/// went away.
public final class Main {
    private static final int HANGUP = 129;
    // for the launcher alone
    private static final List<String> WARM = List.of("__warm");
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);

    private Main() {}

    /// Opens the dashboard, or says why it cannot.
    ///
    /// @param args as [Options#USAGE] says
    public static void main(String[] args) {
        int code = run(List.of(args), System.getenv());
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(List<String> args, Map<String, String> environment) {
        try {
            if (args.equals(WARM)) {
                WarmUp.run(Options.read(List.of(), environment).settings());
                return 0;
            }
            Options options = Options.read(args, environment);
            if (options.isHelp()) {
                System.out.print(Options.USAGE);
                return 0;
            }
            Optional<String> objection = Abilities.objection(environment, terminals());
            if (objection.isPresent()) {
                System.err.println("ccapi: " + objection.get());
                return ProblemCode.INVALID.exitCode();
            }
            return show(options.settings(), Abilities.theme(environment));
        } catch (IOException | InterruptedException e) {
            return ProblemCode.INTERNAL.exitCode();
        } catch (Refusal e) {
            System.err.println("ccapi: " + e.getMessage());
            if (!e.problem().hint().isEmpty()) {
                System.err.println("ccapi: " + e.problem().hint());
            }
            return e.problem().code().exitCode();
        }
    }

    /// Which of stdin and stdout are terminals: the launcher says so, as Java can only tell for both at once.
    @SuppressWarnings("SystemConsoleNull") // JDK 25 is back to null where there is no terminal
    private static String terminals() {
        String told = System.getProperty("ccapi.tty");
        if (told != null) {
            return told;
        }
        java.io.Console console = System.console();
        return console != null && console.isTerminal() ? "io" : "";
    }

    private static int show(Settings settings, Theme theme) {
        Console console;
        try {
            console = Console.open(theme, settings.mouse());
        } catch (IOException e) {
            System.err.println("ccapi: this terminal cannot be used: " + e.getMessage());
            return ProblemCode.INVALID.exitCode();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(console::close));
        try {
            InstantSource clock = InstantSource.system();
            AppState start = AppState.start(settings, ZoneId.systemDefault(), console.size(), clock.instant(), pages());
            boolean left = new App(console, client(), clock, start).run();
            console.close();
            return left ? 0 : HANGUP;
        } catch (IOException e) {
            // nobody sees the screen any more
            console.close();
            return HANGUP;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            console.close();
            return ProblemCode.INTERNAL.exitCode();
        } catch (RuntimeException | Error e) {
            console.close();
            System.err.println("ccapi: a bug in the dashboard; please report it with the lines below");
            e.printStackTrace();
            return ProblemCode.INTERNAL.exitCode();
        }
    }

    private static AdminClient client() {
        return new AdminClient(new UnixHttp(Home.fromEnvironment().socket(), CALL_TIMEOUT));
    }

    static List<Page> pages() {
        return List.of(AccountsPage.start(), KeysPage.start(), UsagePage.start(), MirrorPage.start(), LivePage.start());
    }
}
