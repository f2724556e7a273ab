package ccapi.shared.paths;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The folders of one ccapi: configuration, state and the socket.
///
/// `CCAPI_HOME=DIR` puts everything under one folder. Otherwise, below a systemd unit the folders it hands over are
/// used (`CONFIGURATION_DIRECTORY`, `STATE_DIRECTORY`, `RUNTIME_DIRECTORY`); for root without a unit `/etc/ccapi`,
/// `/var/lib/ccapi`, `/run/ccapi`; for anybody else the XDG folders. `CCAPI_SOCKET` names the socket alone.
///
/// @param config folder of `config.yaml`
/// @param state  folder of the database, the key file and the log
/// @param socket the admin socket
public record Home(Path config, Path state, Path socket) {
    /// Name of the socket file.
    public static final String SOCKET = "admin.sock";

    /// Reads the environment of this process.
    public static Home fromEnvironment() {
        return from(
                System.getenv(), System.getProperty("user.home", "/"), "root".equals(System.getProperty("user.name")));
    }

    /// The folders that an environment stands for.
    ///
    /// @param userHome home folder of the user
    /// @param root     whether the user is root
    public static Home from(Map<String, String> env, String userHome, boolean root) {
        Home home = folders(env, Path.of(userHome), root);
        String socket = env.get("CCAPI_SOCKET");
        return socket == null || socket.isEmpty() ? home : new Home(home.config, home.state, Path.of(socket));
    }

    private static Home folders(Map<String, String> env, Path userHome, boolean root) {
        Path one = path(env, "CCAPI_HOME");
        if (one != null) {
            return new Home(one, one, one.resolve("run").resolve(SOCKET));
        }
        Path unitState = path(env, "STATE_DIRECTORY");
        Path unitRuntime = path(env, "RUNTIME_DIRECTORY");
        if (unitState != null && unitRuntime != null) {
            Path unitConfig = path(env, "CONFIGURATION_DIRECTORY");
            return new Home(
                    unitConfig == null ? Path.of("/etc/ccapi") : unitConfig, unitState, unitRuntime.resolve(SOCKET));
        }
        if (root) {
            return new Home(Path.of("/etc/ccapi"), Path.of("/var/lib/ccapi"), Path.of("/run/ccapi", SOCKET));
        }
        Path config = orElse(path(env, "XDG_CONFIG_HOME"), userHome.resolve(".config"));
        Path state = orElse(path(env, "XDG_STATE_HOME"), userHome.resolve(".local/state"));
        Path runtime = path(env, "XDG_RUNTIME_DIR");
        return new Home(
                config.resolve("ccapi"),
                state.resolve("ccapi"),
                runtime == null
                        ? state.resolve("ccapi/run").resolve(SOCKET)
                        : runtime.resolve("ccapi").resolve(SOCKET));
    }

    /// The configuration file.
    public Path configFile() {
        return config.resolve("config.yaml");
    }

    private static @Nullable Path path(Map<String, String> env, String name) {
        String value = env.get(name);
        return value == null || value.isEmpty() ? null : Path.of(value);
    }

    private static Path orElse(@Nullable Path path, Path otherwise) {
        return path == null ? otherwise : path;
    }
}
