package ccapi.daemon.config;

import ccapi.shared.money.Usd;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything the operator may set, checked. A record that exists is valid.
///
/// @param listen         address of the client side; needs a restart
/// @param allowPlaintext whether a non-loopback address may be served without TLS
/// @param tls            certificate and key, `null` for plain HTTP
/// @param timeZone       days, weeks and months of limits and reports begin in this zone
/// @param maxConnections client connections at once, 0 = by the limit of open files; needs a restart
/// @param adminUids      users besides root and the daemon's own who may use the admin socket
/// @param metrics        loopback address where numbers are served besides the admin socket, `null` for none; needs a
/// restart
/// @param language       `en` or `zh`, `null` = by the user's locale
public record Config(
        Listen listen,
        boolean allowPlaintext,
        @Nullable Tls tls,
        ZoneId timeZone,
        int maxConnections,
        Upstreams upstreams,
        MirrorPool mirrorPool,
        Timeouts timeouts,
        Limits limits,
        Usage usage,
        Alerts alerts,
        Map<String, Map<String, Usd>> prices,
        Duration drain,
        List<Integer> adminUids,
        @Nullable Path masterKeyFile,
        @Nullable Listen metrics,
        @Nullable String language) {

    /// What is in force without a file.
    public static Config defaults() {
        return ConfigReader.read("", "config.yaml");
    }

    /// The same with another address of the Claude API.
    public Config withClaude(String baseUrl) {
        Provider claude = new Provider(baseUrl, upstreams.claude().tokenUrl());
        return new Config(
                listen,
                allowPlaintext,
                tls,
                timeZone,
                maxConnections,
                new Upstreams(claude, upstreams.codex(), upstreams.openai()),
                mirrorPool,
                timeouts,
                limits,
                usage,
                alerts,
                prices,
                drain,
                adminUids,
                masterKeyFile,
                metrics,
                language);
    }

    /// An address to listen on.
    ///
    /// @param port 0 = any free port, for tests
    public record Listen(String host, int port) {
        @Override
        public String toString() {
            return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /// Files of the TLS listener, PEM.
    public record Tls(Path certificate, Path key) {}

    /// Addresses of the providers; an account's own base URL overrides.
    public record Upstreams(Provider claude, Provider codex, Provider openai) {}

    /// One provider.
    ///
    /// @param baseUrl  what API paths are appended to
    /// @param tokenUrl where tokens are refreshed, empty for a provider without OAuth
    public record Provider(String baseUrl, String tokenUrl) {}

    /// The operator's minter.
    ///
    /// @param token     bearer token, never shown
    /// @param naming    name of a minted account; `{email}`, `{user}`, `{id}` are replaced
    public record MirrorPool(
            boolean enabled,
            String endpoint,
            String token,
            Duration timeout,
            String naming,
            int priority,
            int concurrency) {
        /// Hides the token.
        @Override
        public String toString() {
            return "MirrorPool[enabled=" + enabled + ", endpoint=" + endpoint + ", token=***]";
        }
    }

    /// How long is waited for what.
    ///
    /// @param firstByte   from sending to the first byte of a streamed answer
    /// @param wholeAnswer the same for an answer that is not streamed
    /// @param idle        between two pieces of a stream
    /// @param total       for a whole request
    /// @param clientWrite for a client that does not read
    /// @param queue       for a free slot
    public record Timeouts(
            Duration connect,
            Duration firstByte,
            Duration wholeAnswer,
            Duration idle,
            Duration total,
            Duration clientWrite,
            Duration clientHeaders,
            Duration clientBody,
            Duration queue) {}

    /// Bounds that protect money and memory.
    ///
    /// @param reserveOutputTokens most output tokens set aside for one request
    /// @param maxBodyBytes        largest client body, in bytes
    /// @param bodyBudgetBytes     all client bodies in memory together
    /// @param refusesUnpriced     whether a key with a money limit may not use models whose price nobody knows
    public record Limits(
            int reserveOutputTokens,
            int maxBodyBytes,
            long bodyBudgetBytes,
            int queueLength,
            boolean refusesUnpriced) {}

    /// How usage is kept.
    ///
    /// @param durability    `disk` = a row is on disk before its answer ends; `process` = it survives only us
    /// @param retentionDays single requests older than this are dropped, sums stay; 0 = never
    public record Usage(String durability, int retentionDays) {}

    /// The command run for alerts.
    ///
    /// @param command words of the command, empty = none
    public record Alerts(List<String> command, Duration timeout, int budgetPercent) {}
}
