package ccapi.tui.testing;

import ccapi.daemon.TestDaemon;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A real daemon with accounts `alpha` (an API key) and `beta` (a login), the key `laptop` and a pool of two; every
/// provider and the minter are fakes.
public final class World implements AutoCloseable {
    public final FakeMinter minter;
    public final FakeOAuth oauth = FakeOAuth.start();
    private final FakeUpstream upstream = FakeUpstream.start();
    private final TestDaemon daemon;
    private final String key;

    public World() throws IOException {
        minter = FakeMinter.start("minter-token", oauth)
                .account(1042, "a.lin@example.com", "plus", 1, "正常", "2026-11-24T09:00:00Z")
                .account(1043, "b.wong@example.com", "team", 1, "降智", "2026-11-24T09:00:00Z");
        daemon = TestDaemon.start("""
                upstreams:
                  claude: {base_url: "%1$s", token_url: "%2$s"}
                  codex: {base_url: "%1$s", token_url: "%3$s"}
                mirror_pool: {enabled: true, endpoint: "%4$s", token: minter-token}
                """.formatted(upstream.url(), oauth.claudeUrl(), oauth.codexUrl(), minter.url()));
        daemon.addAccount("alpha", AccountType.CLAUDE_API, "sk-alpha");
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
        try (RawClient client = RawClient.tcp(daemon.port())) {
            client.send(RawClient.post("/v1/messages", key, """
                    {"model":"claude-opus-4-5","max_tokens":50,"stream":true,"messages":[{"role":"user","content":"hi"}]}"""));
            client.answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
