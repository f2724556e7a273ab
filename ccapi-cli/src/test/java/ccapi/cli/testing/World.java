package ccapi.cli.testing;

import ccapi.daemon.TestDaemon;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.FakeMinter;
import ccapi.daemon.testing.FakeOAuth;
import ccapi.daemon.testing.FakeUpstream;
import ccapi.daemon.testing.Gate;
import ccapi.daemon.testing.Reply;
import ccapi.shared.AdminClient;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountType;
import ccapi.shared.apikey.ApiKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A real daemon with the accounts, keys, requests and files that the examples of the help speak of; every provider
/// and the minter are fakes.
public final class World implements AutoCloseable {
    private static final String KEY_ACCOUNTS = "claude-opus-4-8";

    private final FakeOAuth oauth = FakeOAuth.start();
    private final FakeUpstream upstream = FakeUpstream.start();
    private final FakeMinter minter = FakeMinter.start("minter-token", oauth);
    private final TestDaemon daemon;
    private final Map<String, String> keys = new TreeMap<>();

    public World() throws IOException {
        minter.account(1042, "a.lin@example.com", "plus", 1, "正常", "2026-11-24T09:00:00Z")
                .account(1043, "b.wong@example.com", "team", 1, "降智", "2026-11-24T09:00:00Z");
        daemon = TestDaemon.start("""
                time_zone: Etc/UTC
                upstreams:
                  claude: {base_url: "%1$s", token_url: "%2$s"}
                  codex: {base_url: "%1$s", token_url: "%3$s"}
                mirror_pool: {enabled: true, endpoint: "%4$s", token: minter-token}
                """.formatted(upstream.url(), oauth.claudeUrl(), oauth.codexUrl(), minter.url()));
        files();
    }

    /// Where the examples run, which is also the daemon's home.
    public Path folder() {
        return daemon.folder();
    }

    public TestDaemon daemon() {
        return daemon;
    }

    public FakeMinter minter() {
        return minter;
    }

    public FakeUpstream upstream() {
        return upstream;
    }

    /// A run of the program in this world.
    public Run run() {
        return Run.in(folder());
    }

    /// Brings back what an example may have taken away.
    public void settle() throws IOException {
        AdminClient admin = daemon.admin();
        List<String> accounts =
                admin.accounts().list().stream().map(Account::name).toList();
        for (String name : accounts) {
            if (!List.of("max-tokyo", "codex-1", "old-account").contains(name)) {
                admin.accounts().remove(name);
            }
        }
        account(accounts, "max-tokyo", AccountType.CLAUDE_OAUTH, tokens("max"));
        account(accounts, "codex-1", AccountType.CODEX, tokens("codex"));
        account(accounts, "old-account", AccountType.CLAUDE_API, "sk-old");
        admin.accounts().disable("old-account");
        for (String name : List.of("max-tokyo", "codex-1")) {
            admin.accounts().enable(name);
            admin.accounts().undrain(name);
            admin.accounts().clear(name);
        }
        List<String> present = admin.keys().list().stream().map(ApiKey::name).toList();
        for (String name : List.of("ci", "laptop", "old-laptop")) {
            if (!present.contains(name)) {
                keys.put(name, daemon.createKey(name));
            }
            admin.keys().enable(name);
        }
    }

    private void account(List<String> present, String name, AccountType type, String secret) {
        if (!present.contains(name)) {
            daemon.addAccount(name, type, secret);
        }
    }

    private String tokens(String login) {
        oauth.login(login);
        FakeOAuth.Tokens tokens = oauth.tokens(login);
        return "{\"access_token\":\"%s\",\"refresh_token\":\"%s\"}".formatted(tokens.access(), tokens.refresh());
    }

    /// Every secret that is known here.
    public List<String> secrets() {
        List<String> secrets = new ArrayList<>(keys.values());
        secrets.add("minter-token");
        for (String login : List.of("max", "codex", "osaka", "imported")) {
            FakeOAuth.Tokens tokens = oauth.tokens(login);
            secrets.addAll(List.of(tokens.access(), tokens.refresh()));
        }
        secrets.removeIf(String::isEmpty);
        return secrets;
    }

    /// Takes a key away, so that an example can make it anew.
    public void withoutKey(String name) {
        daemon.admin().keys().list().stream()
                .filter(key -> key.name().equals(name))
                .forEach(key -> daemon.admin().keys().remove(name));
        keys.remove(name);
    }

    /// Sends a request as a client with a key of its own would, and reads the whole answer.
    public void request(String words) throws IOException {
        request(words, KEY_ACCOUNTS, "test");
    }

    /// The same for a model, as a client of that name.
    ///
    /// @param model as it stands in JSON
    public void request(String words, String model, String userAgent) throws IOException {
        String key = keys.computeIfAbsent("client", daemon::createKey);
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(daemon.baseUrl() + "/v1/messages").toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("x-api-key", key);
        connection.setRequestProperty("content-type", "application/json");
        connection.setRequestProperty("anthropic-version", "2023-06-01");
        connection.setRequestProperty("user-agent", userAgent);
        String body = "{\"model\":\"" + model + "\",\"max_tokens\":50,\"stream\":true,"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"" + words + "\"}]}";
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        try (InputStream answer = connection.getInputStream()) {
            answer.readAllBytes();
        }
    }

    /// Starts a request that goes on until the gate opens.
    ///
    /// @return its id
    public String requestInFlight(Gate gate) {
        upstream.next(Reply.text("slow").withGate(3, gate));
        Thread.ofVirtual().start(() -> {
            try {
                request("wait for it");
            } catch (IOException e) {
                // cut by the test, as it wants
            }
        });
        Eventually.holds(
                "a request is in flight", () -> !daemon.admin().live().list().isEmpty());
        return daemon.admin().live().list().getFirst().id();
    }

    private void files() throws IOException {
        secret("tokens.json", tokens("osaka"));
        secret("key.txt", "sk-second");
        secret("ci.key", "cck_something");
        oauth.login("imported");
        FakeOAuth.Tokens codex = oauth.tokens("imported");
        secret("auth.json", """
                {"tokens":{"id_token":"%1$s","access_token":"%1$s","refresh_token":"%2$s","account_id":"acct-9"}}""".formatted(codex.access(), codex.refresh()));
        secret(".credentials.json", """
                {"claudeAiOauth":{"accessToken":"%s","refreshToken":"%s","expiresAt":4102444800000}}""".formatted(codex.access(), codex.refresh()));
        secret("pool.yaml", """
                accounts:
                  max-tokyo: {priority: 5}
                  codex-1: {}
                  old-account: {}
                keys:
                  ci: {daily: 5}
                  laptop: {}
                  old-laptop: {}
                """);
        secret("commands.txt", "# two commands\naccount list -o name\nkey list -o name\n");
    }

    private void secret(String name, String text) throws IOException {
        Path file = Files.writeString(folder().resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Override
    public void close() throws IOException {
        daemon.close();
        minter.close();
        upstream.close();
        oauth.close();
    }
}
