package ccapi.daemon.config;

import ccapi.shared.problem.Refusal;
import ccapi.shared.status.ReloadResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The configuration in force. Any thread may ask for it; one at a time reads it again.
public final class LiveConfig {
    private final Path file;
    private final UnaryOperator<Config> adjust;
    private final boolean hadText;
    private volatile Config current;

    /// Reads the file for the first time.
    ///
    /// @param adjust changes made to every configuration read, such as a simulated upstream
    /// @throws Refusal when it cannot be used
    public LiveConfig(Path file, UnaryOperator<Config> adjust) {
        this.file = file;
        this.adjust = adjust;
        this.hadText = hasText();
        this.current = adjust.apply(ConfigReader.read(file));
    }

    /// The one in force.
    public Config current() {
        return current;
    }

    /// Reads the file without using it.
    ///
    /// @throws Refusal when it could not be used
    public void verify() {
        ConfigReader.read(file);
    }

    /// What was made of a configuration before it is in force.
    @FunctionalInterface
    public interface Prepared {
        /// Puts it in force.
        ///
        /// @return what changed although its key says the same, such as a file's content
        List<String> use();
    }

    // one that is just being written over is empty for a moment: no reason to fall back to the defaults
    private boolean hasText() {
        return file.toFile().length() > 0;
    }

    /// Reads the file again. What needs a restart keeps its old value until then.
    ///
    /// @param prepare makes what was read usable, or refuses by throwing
    /// @throws Refusal when it cannot be used; nothing has changed then
    public synchronized ReloadResult reload(Function<Config, Prepared> prepare) {
        Config before = current;
        Config read = adjust.apply(ConfigReader.read(file));
        if (hadText && !hasText()) {
            throw Refusal.invalid(file + " is empty or gone", "write it anew, or restart to run with the defaults");
        }
        Prepared prepared = prepare.apply(read);
        SequencedSet<String> applied = new LinkedHashSet<>();
        List<String> needsRestart = new ArrayList<>();
        Map<String, Object> old = values(before);
        values(read).forEach((key, value) -> {
            if (!Objects.equals(value, old.get(key))) {
                (needsRestart(key, read, before) ? needsRestart : applied).add(key);
            }
        });
        current = keepUntilRestart(read, before);
        applied.addAll(prepared.use());
        return new ReloadResult(List.copyOf(applied), needsRestart);
    }

    private static boolean needsRestart(String key, Config read, Config before) {
        return switch (key) {
            case "tls" -> startsOrEndsTls(read, before);
            case "listen", "allow_plaintext", "max_connections", "master_key_file", "metrics", "usage.durability" ->
                true;
            default -> false;
        };
    }

    private static boolean startsOrEndsTls(Config read, Config before) {
        return (read.tls() == null) != (before.tls() == null);
    }

    private static Config keepUntilRestart(Config read, Config before) {
        return new Config(
                before.listen(),
                before.allowPlaintext(),
                startsOrEndsTls(read, before) ? before.tls() : read.tls(),
                read.timeZone(),
                before.maxConnections(),
                read.upstreams(),
                read.mirrorPool(),
                read.timeouts(),
                read.limits(),
                new Config.Usage(before.usage().durability(), read.usage().retentionDays()),
                read.alerts(),
                read.prices(),
                read.drain(),
                read.adminUids(),
                before.masterKeyFile(),
                before.metrics(),
                read.language());
    }

    private static Map<String, Object> values(Config config) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("listen", config.listen());
        values.put("allow_plaintext", config.allowPlaintext());
        values.put("tls", String.valueOf(config.tls()));
        values.put("time_zone", config.timeZone());
        values.put("max_connections", config.maxConnections());
        values.put("upstreams", config.upstreams());
        values.put("mirror_pool", config.mirrorPool());
        values.put("timeouts", config.timeouts());
        values.put("limits", config.limits());
        values.put("usage.durability", config.usage().durability());
        values.put("usage.retention_days", config.usage().retentionDays());
        values.put("alerts", config.alerts());
        values.put("prices", config.prices());
        values.put("shutdown", config.drain());
        values.put("admin_uids", config.adminUids());
        values.put("master_key_file", String.valueOf(config.masterKeyFile()));
        values.put("metrics", String.valueOf(config.metrics()));
        values.put("language", String.valueOf(config.language()));
        return values;
    }
}
