package ccapi.tui.testing;

import ccapi.daemon.TestDaemon;
import ccapi.daemon.testing.Canned;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.FakeMinter;
import ccapi.daemon.testing.FakeOAuth;
import ccapi.daemon.testing.FakeUpstream;
import ccapi.daemon.testing.Gate;
import ccapi.daemon.testing.RawClient;
import ccapi.daemon.testing.Reply;
import ccapi.shared.AdminClient;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountType;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.mirror.MintRequest;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A real daemon with accounts `alpha` (an API key) and `beta` (a login), the key `laptop` and a pool of two; every
/// provider and the minter are fakes.
public final class World implements AutoCloseable {
    private static final String PROVIDER_KEY = "sk-ant-api03-alpha-of-no-use";
    private static final String MINTER_TOKEN = "minter-token-of-no-use";

    public final FakeMinter minter;
    public final FakeOAuth oauth = FakeOAuth.start();
    private final FakeUpstream upstream = FakeUpstream.start();
    private final TestDaemon daemon;
    private final String key;

    public World() throws IOException {
        minter = FakeMinter.start(MINTER_TOKEN, oauth)
                .account(1042, "a.lin@example.com", "plus", 1, "正常", "2026-11-24T09:00:00Z")
                .account(1043, "b.wong@example.com", "team", 1, "降智", "2026-11-24T09:00:00Z");
        daemon = TestDaemon.start(
                """
                upstreams:
                  claude: {base_url: "%1$s", token_url: "%2$s"}
                  codex: {base_url: "%1$s", token_url: "%3$s"}
                mirror_pool: {enabled: true, endpoint: "%4$s", token: "%5$s"}
                """.formatted(upstream.url(), oauth.claudeUrl(), oauth.codexUrl(), minter.url(), MINTER_TOKEN));
        daemon.addAccount("alpha", AccountType.CLAUDE_API, PROVIDER_KEY);
        daemon.addAccount(
                "beta", AccountType.CLAUDE_OAUTH, "{\"refresh_token\":\"%s\"}".formatted(oauth.login("beta")));
        key = daemon.createKey("laptop");
    }

    /// The door that the dashboard uses, too.
    public AdminClient admin() {
        return daemon.admin();
    }

    /// What the daemon says of an account now.
    public Account account(String name) {
        return admin().accounts().show(name).account();
    }

    /// What the daemon says of a key now.
    public ApiKey key(String name) {
        return admin().keys().show(name);
    }

    /// A file as Codex CLI leaves it behind.
    public Path codexLogin() throws IOException {
        return Files.writeString(daemon.folder().resolve("auth.json"), """
                {"tokens": {"id_token": "", "access_token": "", "refresh_token": "%s", "account_id": "acct-carol"}}
                """.formatted(oauth.login("carol")));
    }

    /// Sends a request as a client would, and reads the whole answer.
    public void request() {
        request("hi");
    }

    private void request(String words) {
        try (RawClient client = RawClient.tcp(daemon.port())) {
            client.send(RawClient.post("/v1/messages", key, """
                    {"model":"claude-opus-4-5","max_tokens":50,"stream":true,"messages":[{"role":"user","content":"%s"}]}""".formatted(words)));
            client.answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lets everything be used once in success, and once in a failure whose words repeat what was sent.
    ///
    /// @return every secret there is then
    public List<String> secretsInUse() {
        admin().accounts().refresh("beta");
        admin().mirror().mint(new MintRequest("1042", false, null));
        String prompt = "tell nobody of this prompt";
        request(prompt);
        List<String> secrets = new ArrayList<>(List.of(key, PROVIDER_KEY, MINTER_TOKEN, prompt));
        for (String login : List.of("beta", "mirror-1042-1")) {
            FakeOAuth.Tokens tokens = oauth.tokens(login);
            secrets.addAll(List.of(tokens.access(), tokens.refresh()));
        }
        String echo = "refused: " + PROVIDER_KEY + " " + key + " "
                + oauth.tokens("beta").refresh();
        upstream.next(
                Canned.anthropicError(400, "invalid_request_error", echo),
                Canned.anthropicError(401, "authentication_error", echo));
        request(prompt);
        request(prompt);
        oauth.next(Canned.json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"" + echo + "\"}"));
        try {
            admin().accounts().refresh("beta");
        } catch (Refusal e) {
            // what it leaves behind is what counts
        }
        return secrets;
    }

    /// Lets the next mint fail with words that repeat the token it was asked with.
    public void failNextMint() {
        minter.nextMint(FakeMinter.failed("no " + MINTER_TOKEN));
    }

    /// Starts a request that goes on until the gate opens or it is ended.
    public void requestInFlight(Gate gate) {
        upstream.next(Reply.text("slow").withGate(3, gate));
        Thread.ofVirtual().start(() -> {
            try {
                request();
            } catch (UncheckedIOException e) {
                // cut by the test, as it wants
            }
        });
        Eventually.holds("a request is in flight", () -> !admin().live().list().isEmpty());
    }

    @Override
    public void close() throws IOException {
        daemon.close();
        minter.close();
        upstream.close();
        oauth.close();
    }
}
