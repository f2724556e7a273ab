package ccapi.daemon.promise;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.TestDaemon;
import ccapi.daemon.testing.Canned;
import ccapi.daemon.testing.CertificatePair;
import ccapi.daemon.testing.FakeMinter;
import ccapi.daemon.testing.FakeOAuth;
import ccapi.daemon.testing.FakeUpstream;
import ccapi.daemon.testing.Faults;
import ccapi.daemon.testing.Plain;
import ccapi.daemon.testing.RawClient;
import ccapi.daemon.testing.Reply;
import ccapi.shared.AdminClient;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.AddAccount;
import ccapi.shared.account.EditAccount;
import ccapi.shared.mirror.MintRequest;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.AdminCalls;
import ccapi.shared.socket.UnixHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lets secrets of every kind run through a whole daemon, in success and in failure, and looks for them wherever it
/// leaves anything behind.
class NoSecretInAnySinkTest {
    private static final String MODEL = "claude-sonnet-5";
    private static final List<String> ANSWERS = List.of(
            "/status",
            "/accounts",
            "/accounts/key",
            "/accounts/login",
            "/accounts/codex",
            "/sessions",
            "/route?model=" + MODEL,
            "/keys",
            "/keys/client",
            "/usage/summary?range=today",
            "/usage/requests?range=today",
            "/usage/windows",
            "/prices",
            "/prices/check",
            "/mirror/status",
            "/mirror/accounts",
            "/live",
            "/audit",
            "/logs?limit=2000",
            "/doctor",
            "/names/accounts",
            "/names/keys",
            "/names/mirror");

    @TempDir
    Path outside;

    private final Map<String, String> canaries = new LinkedHashMap<>();
    private final LogTrap log = new LogTrap();
    private FakeUpstream upstream;
    private FakeOAuth oauth;
    private FakeMinter minter;
    private TestDaemon daemon;

    @BeforeEach
    void start() throws IOException {
        upstream = FakeUpstream.start();
        oauth = FakeOAuth.start();
        minter = FakeMinter.start(canary("minter token", "minter-canary-4711"), oauth)
                .account(1, "a@example.com", "plus", 1, "正常", "2026-11-24T09:00:00Z");
        Path token = Files.writeString(outside.resolve("minter"), canaries.get("minter token"));
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        daemon = TestDaemon.start(
                """
                timeouts: {first_byte: 1s, whole_answer: 1s, idle: 1s}
                upstreams:
                  claude: {base_url: "%1$s", token_url: "%2$s"}
                  codex: {base_url: "%1$s", token_url: "%3$s"}
                mirror_pool: {enabled: true, endpoint: "%4$s", token_file: "%5$s"}
                """.formatted(upstream.url(), oauth.claudeUrl(), oauth.codexUrl(), minter.url(), token));
        canaries.put("master key", Files.readString(masterKey()).strip());
    }

    @AfterEach
    void stop() throws IOException {
        log.close();
        daemon.close();
        upstream.close();
        oauth.close();
        minter.close();
    }

    private String canary(String name, String secret) {
        canaries.put(name, secret);
        return secret;
    }

    private Path masterKey() {
        return daemon.folder().resolve("master.key");
    }

    @Proves(value = Promise.P37, measured = "20 canaries in the log at its finest, admin answers, all files: 0 found")
    @Proves(value = Promise.P38, measured = "0 canaries in database, its log and backup")
    @Test
    void nothingThatWasSecretIsFoundAnywhere() throws Exception {
        tlsKey();
        live();
        fail();
        daemon.admin().status().backup(daemon.folder().resolve("copy.db").toString());
        Map<String, byte[]> sinks = new LinkedHashMap<>();
        AdminCalls calls = new AdminCalls(new UnixHttp(daemon.home().socket(), Duration.ofSeconds(10)));
        for (String path : ANSWERS) {
            sinks.put("GET " + path, calls.get(path));
        }
        sinks.put("log", log.caught().getBytes(StandardCharsets.UTF_8));
        daemon.stopKeepingFolder();
        files(sinks);
        daemon = TestDaemon.startOn(daemon.folder());
        sinks.put("log of the second start", log.caught().getBytes(StandardCharsets.UTF_8));
        canaries.put("rotated refresh token", oauth.tokens("canary-login").refresh());
        canaries.put("rotated access token", oauth.tokens("canary-login").access());
        canaries.put("rotated id token", oauth.tokens("canary-codex").access());

        assertThat(canaries).hasSizeGreaterThanOrEqualTo(20);
        assertThat(sinks.keySet())
                .anyMatch(name -> name.endsWith("ccapi.db"))
                .anyMatch(name -> name.endsWith("copy.db"));
        assertThat(found(sinks)).isEmpty();
    }

    /// Everything as it should be.
    private void live() throws IOException {
        AdminClient admin = daemon.admin();
        daemon.addAccount("key", AccountType.CLAUDE_API, canary("provider key", "sk-ant-api03-canary-provider-0815"));
        String refresh = canary("refresh token", oauth.login("canary-login"));
        daemon.addAccount("login", AccountType.CLAUDE_OAUTH, "{\"refresh_token\":\"" + refresh + "\"}");
        daemon.addAccount(
                "codex",
                AccountType.CODEX,
                "{\"refresh_token\":\"" + canary("codex refresh token", oauth.login("canary-codex")) + "\"}");
        for (String account : List.of("login", "codex")) {
            admin.accounts().refresh(account);
        }
        canary("client key", daemon.createKey("client"));
        admin.mirror().mint(new MintRequest("1", false, null));
        canaries.put("minted refresh token", oauth.tokens("mirror-1-1").refresh());
        upstream.always(Reply.text(canary("answer", "the answer is canary-answer-1234")));
        for (String account : List.of("key", "login")) {
            only(account);
            assertThat(ask(200)).contains("canary-answer-1234");
        }
        canary("old client key", canaries.get("client key"));
        canary("client key", admin.keys().rotate("client").key());
        admin.accounts().edit("key", new EditAccount("key", 7, null, null, null, null, null, null));
        admin.status().renewMasterKey();
        canaries.put("new master key", masterKeyText());
    }

    private String masterKeyText() throws IOException {
        return Files.readString(masterKey()).strip();
    }

    /// Lets nothing but one account serve.
    private void only(String name) {
        daemon.admin().accounts().list().forEach(account -> {
            if (account.name().equals(name)) {
                daemon.admin().accounts().enable(account.name());
                daemon.admin().accounts().clear(account.name());
            } else {
                daemon.admin().accounts().disable(account.name());
            }
        });
    }

    /// Everything as it should not be; whoever can puts secrets into what it says.
    private void fail() throws IOException {
        String echo = "Incorrect API key provided: " + canaries.get("provider key") + ", token "
                + canaries.get("refresh token");
        for (var fault : List.of(
                Canned.anthropicError(401, "authentication_error", echo),
                Canned.anthropicError(400, "invalid_request_error", echo),
                Canned.body(500, "text/html", "<html>" + echo + "</html>"),
                Canned.body(502, "text/plain", echo),
                Faults.hang(),
                Faults.thenFin("HTTP/1.1 200 OK\r\nx-debug: " + canaries.get("provider key") + "\r\ncontent"),
                Faults.thenFin("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\ndata: {" + echo))) {
            only("key");
            upstream.next(fault);
            ask(0);
        }
        refusals();
        only("login");
        oauth.next(
                Canned.json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"" + echo + "\"}"),
                Canned.body(500, "text/html", echo));
        quietly(() -> daemon.admin().accounts().refresh("login"));
        minter.nextMint(FakeMinter.failed("no " + canaries.get("minter token") + " " + echo));
        quietly(() -> daemon.admin().mirror().mint(new MintRequest("1", false, null)));
        minter.nextAccounts(Canned.body(500, "text/html", canaries.get("minter token")));
        quietly(() -> daemon.admin().mirror().list());
        configs();
    }

    /// Configurations that hold secrets, in places that are right and in others.
    private void configs() throws IOException {
        Path config = daemon.home().configFile();
        Path key = outside.resolve("key.pem");
        String good = Files.readString(config);
        String password = canary("password in a URL", "canary-password-of-a-proxy");
        for (String more : List.of(
                "mirror_pol: {token: " + canaries.get("minter token") + "}\n",
                "alerts: {command: [notify, {" + canaries.get("minter token") + ": x}]}\n",
                "tls: {certificate: " + outside.resolve("cert.pem") + ", key: " + key + "}\n",
                "tls: {certificate: " + key + ", key: " + key + "}\n")) {
            Files.writeString(config, good + more);
            quietly(() -> daemon.admin().status().reload());
        }
        Files.writeString(config, good.replace("http://", "http://me:" + password + "@"));
        quietly(() -> daemon.admin().status().reload());
        Files.writeString(config, good);
        quietly(() -> daemon.admin()
                .accounts()
                .add(new AddAccount(
                        "proxied",
                        AccountType.OPENAI_API,
                        canary("key of a refused account", "sk-canary-of-no-use"),
                        "http://me:" + password + "@127.0.0.1:1",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)));
    }

    /// A certificate and its key. The key's canary is a line out of its middle.
    private void tlsKey() throws Exception {
        CertificatePair pair = CertificatePair.make(outside, "pair", "EC");
        pair.writeCertificate(outside.resolve("cert.pem"));
        pair.writeKey(outside.resolve("key.pem"));
        canary("TLS key", Files.readAllLines(outside.resolve("key.pem")).get(2));
    }

    /// What the daemon itself refuses.
    private void refusals() throws IOException {
        String secret = canary("bad secret", "sk-ant-canary-of-the-wrong-type-99");
        quietly(() -> daemon.admin().accounts().add(Plain.account("bad", AccountType.CODEX, secret)));
        String stranger = canary("unknown client key", "cck_CanaryOfAStrangerCanaryOfAStranger0000000000");
        try (RawClient client = RawClient.tcp(daemon.port())) {
            client.send(RawClient.post("/v1/messages?key=" + stranger, stranger, body()))
                    .answer();
        }
        try (RawClient client = RawClient.tcp(daemon.port())) {
            client.send(RawClient.post("/v1/messages", canaries.get("client key"), "{\"model\": " + prompt()))
                    .answer();
        }
    }

    private static void quietly(Runnable call) {
        try {
            call.run();
        } catch (Refusal e) {
            // its words are looked at where the log and the audit keep them
            assertThat(e.getMessage() + e.problem().hint()).doesNotContain("canary");
        }
    }

    private String prompt() {
        return canary("prompt", "tell nobody of canary-prompt-5678");
    }

    private String body() {
        return "{\"model\":\"" + MODEL
                + "\",\"max_tokens\":50,\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"" + prompt()
                + "\"}]}";
    }

    /// @param status what it must be answered with, 0 = anything
    private String ask(int status) throws IOException {
        String post = RawClient.post("/v1/messages", canaries.get("client key"), body())
                .replaceFirst("\r\n", "\r\nCookie: " + canary("cookie", "session=canary-cookie-77") + "\r\n");
        try (RawClient client = RawClient.tcp(daemon.port()).within(Duration.ofSeconds(5))) {
            var answer = client.send(post).answer();
            if (status != 0) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(status);
            }
            return answer.text();
        }
    }

    /// Whatever lies in the daemon's folder, but for the master key, which is the secret itself.
    private void files(Map<String, byte[]> sinks) throws IOException {
        try (Stream<Path> walk = Files.walk(daemon.folder())) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                if (!file.getFileName().toString().startsWith("master.key")) {
                    sinks.put(file.toString(), Files.readAllBytes(file));
                }
            }
        }
    }

    private List<String> found(Map<String, byte[]> sinks) {
        List<String> found = new ArrayList<>();
        sinks.forEach((sink, bytes) -> {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            String lower = text.toLowerCase(Locale.ROOT);
            canaries.forEach((name, secret) -> {
                byte[] raw = secret.getBytes(StandardCharsets.UTF_8);
                if (text.contains(secret)
                        || text.contains(Base64.getEncoder().withoutPadding().encodeToString(raw))
                        || lower.contains(HexFormat.of().formatHex(raw))) {
                    int at = Math.max(0, text.indexOf(secret) - 150);
                    found.add(name + " in " + sink + ": "
                            + text.substring(at, Math.min(text.length(), at + 200))
                                    .replaceAll("[^ -~]", "."));
                }
            });
        });
        return found;
    }
}
