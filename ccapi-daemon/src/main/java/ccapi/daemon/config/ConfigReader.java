package ccapi.daemon.config;

import ccapi.shared.money.Usd;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns `config.yaml` into a [Config], or says in which line what is wrong.
public final class ConfigReader {
    private ConfigReader() {}

    /// Reads a file; one that does not exist gives the defaults.
    ///
    /// @throws Refusal when it cannot be read or a value cannot be used
    public static Config read(Path file) {
        if (Files.notExists(file)) {
            return read("", file.getFileName().toString());
        }
        try {
            if (!Files.isRegularFile(file)) {
                throw Refusal.invalid(file + " is not a file", "put the configuration there, or remove it");
            }
            if (Files.size(file) > Yaml.MAX_BYTES) {
                throw Refusal.invalid(file + " is larger than 1 MiB", "is this the right file?");
            }
            return read(text(Files.readAllBytes(file), file), file.toString());
        } catch (IOException e) {
            throw Refusal.invalid("cannot read " + file, "let the daemon's user read it");
        }
    }

    private static String text(byte[] bytes, Path file) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult end = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (end.isError()) {
            long line = text.chars().filter(c -> c == '\n').count() + 1;
            throw Refusal.invalid(file + " line " + line + ": this is not UTF-8 text", "save it as UTF-8");
        }
        return text.toString();
    }

    /// Reads text.
    ///
    /// @param name of the file, for messages
    static Config read(String text, String name) {
        Yaml yaml = new Yaml(name);
        Section top = new Section(yaml, "", yaml.parse(text));
        Config config = new Config(
                top.parsed("listen", "127.0.0.1:8787", ConfigReader::listen),
                top.flag("allow_plaintext", false),
                tls(top.section("tls")),
                top.parsed("time_zone", ZoneId.systemDefault().getId(), ZoneId::of),
                (int) top.number("max_connections", 0, 1, 100_000),
                upstreams(top.section("upstreams")),
                mirrorPool(top.section("mirror_pool")),
                timeouts(top.section("timeouts")),
                limits(top.section("limits")),
                usage(top.section("usage")),
                alerts(top.section("alerts")),
                prices(top.section("prices")),
                drain(top.section("shutdown")),
                adminUids(top),
                path(top, "master_key_file"),
                metrics(top.section("metrics")),
                language(top));
        top.refuseUnknown();
        checkExposure(config, top);
        return config;
    }

    private static Config.Listen listen(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        String port = text.substring(colon + 1);
        if (host.isEmpty()
                || port.isEmpty()
                || port.length() > 5
                || !port.chars().allMatch(Character::isDigit)
                || Integer.parseInt(port) > 65535) {
            throw Refusal.invalid("'" + text + "' is no address", "write it like 127.0.0.1:8787");
        }
        return new Config.Listen(host, Integer.parseInt(port));
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }

    private static Config.@Nullable Listen metrics(Section section) {
        Config.Listen listen =
                section.text("listen") == null ? null : section.parsed("listen", "", ConfigReader::listen);
        section.refuseUnknown();
        if (listen != null && !isLoopback(listen.host())) {
            throw section.complaint(
                    "listen",
                    "metrics on " + listen + " would tell others the names of accounts and keys, and what they cost",
                    "use a loopback address such as 127.0.0.1:9464; forward it by means of your own");
        }
        return listen;
    }

    private static Config.@Nullable Tls tls(Section section) {
        Path certificate = path(section, "certificate");
        Path key = path(section, "key");
        section.refuseUnknown();
        if (certificate == null && key == null) {
            return null;
        }
        if (certificate == null || key == null) {
            throw section.complaint(
                    certificate == null ? "key" : "certificate", "TLS needs both files", "set certificate and key");
        }
        return new Config.Tls(certificate, key);
    }

    // addresses: public documentation and the official clients; see README for the tokens' own addresses
    private static Config.Upstreams upstreams(Section section) {
        Config.Upstreams upstreams = new Config.Upstreams(
                provider(
                        section.section("claude"),
                        "https://api.anthropic.com",
                        "https://platform.claude.com/v1/oauth/token"),
                provider(
                        section.section("codex"),
                        "https://chatgpt.com/backend-api/codex",
                        "https://auth.openai.com/oauth/token"),
                provider(section.section("openai"), "https://api.openai.com", ""));
        section.refuseUnknown();
        return upstreams;
    }

    private static Config.Provider provider(Section section, String baseUrl, String tokenUrl) {
        Config.Provider provider = new Config.Provider(
                section.parsed("base_url", baseUrl, ConfigReader::url),
                tokenUrl.isEmpty() ? "" : section.parsed("token_url", tokenUrl, ConfigReader::url));
        section.refuseUnknown();
        return provider;
    }

    private static String url(String text) {
        try {
            URI uri = URI.create(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getUserInfo() == null) {
                return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw Refusal.invalid("this is no http(s) URL", "write it like https://host/path, without user and password");
    }

    private static Config.MirrorPool mirrorPool(Section section) {
        boolean enabled = section.flag("enabled", false);
        String token = section.text("token", "");
        Path tokenFile = path(section, "token_file");
        String endpoint = section.text("endpoint", "");
        Config.MirrorPool pool = new Config.MirrorPool(
                enabled,
                endpoint.isEmpty() ? "" : section.parsed("endpoint", "", ConfigReader::url),
                tokenFile == null ? token : secretFrom(section, tokenFile),
                section.duration("timeout", Duration.ofMinutes(2)),
                section.text("naming", "codex-{user}"),
                (int) section.number("priority", 50, 0, 1000),
                (int) section.number("concurrency", 0, 0, 10_000));
        section.refuseUnknown();
        if (enabled && pool.endpoint().isEmpty()) {
            throw section.complaint("enabled", "the mirror pool has no endpoint", "set mirror_pool.endpoint");
        }
        if (enabled && pool.token().isEmpty()) {
            throw section.complaint("enabled", "the mirror pool has no token", "set mirror_pool.token or token_file");
        }
        return pool;
    }

    private static String secretFrom(Section section, Path file) {
        try {
            if (Files.size(file) <= 64 * 1024) {
                return Files.readString(file).strip();
            }
        } catch (IOException e) {
            // said below, without the reason's text: it may name more than the path
        }
        throw section.complaint("token_file", "cannot read " + file, "let the daemon's user read it");
    }

    private static Config.Timeouts timeouts(Section section) {
        Config.Timeouts timeouts = new Config.Timeouts(
                section.duration("connect", Duration.ofSeconds(10)),
                section.duration("first_byte", Duration.ofMinutes(2)),
                section.duration("whole_answer", Duration.ofMinutes(10)),
                section.duration("idle", Duration.ofMinutes(5)),
                section.duration("total", Duration.ofHours(1)),
                section.duration("client_write", Duration.ofMinutes(1)),
                section.duration("client_headers", Duration.ofSeconds(10)),
                section.duration("client_body", Duration.ofMinutes(1)),
                section.duration("queue", Duration.ofSeconds(30)));
        section.refuseUnknown();
        return timeouts;
    }

    private static Config.Limits limits(Section section) {
        Config.Limits limits = new Config.Limits(
                (int) section.number("reserve_output_tokens", 4096, 0, 1_000_000),
                (int) section.number("max_body_mib", 32, 1, 512) << 20,
                section.number("body_budget_mib", 128, 1, 65_536) << 20,
                (int) section.number("queue_length", 100, 0, 100_000),
                refusesUnpriced(section));
        section.refuseUnknown();
        return limits;
    }

    private static boolean refusesUnpriced(Section section) {
        String unpriced = section.text("unpriced", "refuse");
        if (!unpriced.equals("refuse") && !unpriced.equals("allow")) {
            throw section.complaint(
                    "unpriced",
                    "'" + unpriced + "' is not known",
                    "write refuse (keys with a money limit get priced models only) or allow (unpriced ones cost nothing)");
        }
        return unpriced.equals("refuse");
    }

    private static Config.Usage usage(Section section) {
        String durability = section.text("durability", "disk");
        if (!durability.equals("disk") && !durability.equals("process")) {
            throw section.complaint(
                    "durability", "'" + durability + "' is not known", "write disk (safe) or process (faster)");
        }
        Config.Usage usage = new Config.Usage(durability, (int) section.number("retention_days", 90, 0, 36_500));
        section.refuseUnknown();
        return usage;
    }

    private static Config.Alerts alerts(Section section) {
        Config.Alerts alerts =
                new Config.Alerts(section.texts("command"), section.duration("timeout", Duration.ofSeconds(10)), (int)
                        section.number("budget_percent", 80, 1, 100));
        section.refuseUnknown();
        return alerts;
    }

    private static Map<String, Map<String, Usd>> prices(Section section) {
        Map<String, Map<String, Usd>> prices = new LinkedHashMap<>();
        for (String model : section.names()) {
            Section rates = section.section(model);
            Map<String, Usd> perMillion = new LinkedHashMap<>();
            for (String kind :
                    List.of("input", "output", "cache_read", "cache_write_5m", "cache_write_1h", "cache_write")) {
                if (rates.text(kind) != null) {
                    perMillion.put(kind, rates.parsed(kind, "", Usd::of));
                }
            }
            rates.refuseUnknown();
            prices.put(model, Map.copyOf(perMillion));
        }
        return Map.copyOf(prices);
    }

    private static Duration drain(Section section) {
        Duration drain = section.duration("drain", Duration.ofMinutes(1));
        section.refuseUnknown();
        return drain;
    }

    private static List<Integer> adminUids(Section top) {
        return top.texts("admin_uids").stream()
                .map(uid -> {
                    try {
                        return Integer.parseUnsignedInt(uid);
                    } catch (NumberFormatException e) {
                        throw top.complaint(
                                "admin_uids", "'" + uid + "' is no user id", "write numbers, see id -u NAME");
                    }
                })
                .toList();
    }

    private static @Nullable String language(Section top) {
        String language = top.text("language");
        if (language != null && !language.equals("en") && !language.equals("zh")) {
            throw top.complaint("language", "'" + language + "' is not known", "write en or zh");
        }
        return language;
    }

    private static @Nullable Path path(Section section, String name) {
        return section.text(name, "").isEmpty() ? null : section.parsed(name, "", Path::of);
    }

    private static void checkExposure(Config config, Section top) {
        if (!isLoopback(config.listen().host()) && config.tls() == null && !config.allowPlaintext()) {
            throw top.complaint(
                    "listen",
                    "serving " + config.listen() + " without TLS would send client keys in the clear",
                    "set tls.certificate and tls.key, or allow_plaintext: true behind a proxy of your own");
        }
    }
}
