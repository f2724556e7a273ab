package ccapi.daemon;

import ccapi.daemon.testing.DaemonFolder;
import ccapi.daemon.testing.Plain;
import ccapi.shared.AdminClient;
import ccapi.shared.account.AccountType;
import ccapi.shared.paths.Home;
import ccapi.shared.socket.UnixHttp;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// A whole daemon in a folder of its own, on free ports, for tests of every floor: what they see is what users get.
///
/// Close it. Starting another one on the same [#folder()] is a restart.
public final class TestDaemon implements AutoCloseable {
    private final Path folder;
    private final Home home;
    private final Daemon daemon;
    private final boolean keepsFolder;

    private TestDaemon(Path folder, InstantSource clock, boolean simulate, boolean keepsFolder) {
        this.folder = folder;
        this.keepsFolder = keepsFolder;
        this.home = Home.from(Map.of("CCAPI_HOME", folder.toString()), folder.toString(), false);
        this.daemon = Daemon.start(home, Map.of(), clock, simulate);
    }

    /// Starts one whose Claude API is the built-in simulated upstream.
    public static TestDaemon start() {
        return new TestDaemon(DaemonFolder.make("listen: 127.0.0.1:0\n"), Clock.systemUTC(), true, false);
    }

    /// Starts one with a configuration; `listen` is set to a free port unless it is there.
    public static TestDaemon start(String config) {
        return start(config, Clock.systemUTC());
    }

    /// The same with another clock.
    public static TestDaemon start(String config, InstantSource clock) {
        String listen = config.contains("listen:") ? "" : "listen: 127.0.0.1:0\n";
        return new TestDaemon(DaemonFolder.make(listen + config), clock, false, false);
    }

    /// Starts one on a folder that is there, as after a restart. The folder is left behind.
    public static TestDaemon startOn(Path folder) {
        return new TestDaemon(folder, Clock.systemUTC(), false, true);
    }

    /// Starts one whose every provider is the server at this base URL.
    public static TestDaemon at(String baseUrl) {
        return start(config(baseUrl));
    }

    /// A configuration in which every provider is the server at this base URL.
    public static String config(String baseUrl) {
        return """
                upstreams:
                  claude: {base_url: "%1$s", token_url: "%1$s/oauth/token"}
                  codex: {base_url: "%1$s", token_url: "%1$s/oauth/token"}
                  openai: {base_url: "%1$s"}
                """.formatted(baseUrl);
    }

    /// The folder that is its `CCAPI_HOME`.
    public Path folder() {
        return folder;
    }

    /// Its folders and socket.
    public Home home() {
        return home;
    }

    /// Where clients connect.
    public int port() {
        return daemon.port();
    }

    /// Where clients connect, as a base URL.
    public String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    /// The door of the admin side.
    public AdminClient admin() {
        return new AdminClient(new UnixHttp(home.socket(), Duration.ofSeconds(30)));
    }

    /// Adds an account.
    ///
    /// @param secret as `account add` takes it
    public String addAccount(String name, AccountType type, String secret) {
        return admin().accounts().add(Plain.account(name, type, secret)).id();
    }

    /// Makes a client key without limits.
    ///
    /// @return its full text
    public String createKey(String name) {
        return admin().keys().create(Plain.key(name)).key();
    }

    /// Ends it in order, keeping the folder.
    public void stopKeepingFolder() {
        daemon.close();
    }

    /// Asks it to drain, as a first signal does.
    public void drain() {
        daemon.stop();
    }

    @Override
    public void close() {
        daemon.close();
        if (!keepsFolder) {
            deleteFolder();
        }
    }

    /// Throws the folder away.
    public void deleteFolder() {
        DaemonFolder.delete(folder);
    }
}
