package ccapi.daemon.proxy;

import ccapi.daemon.TestDaemon;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.FakeUpstream;
import ccapi.daemon.testing.RawClient;
import ccapi.shared.AdminClient;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.AddAccount;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.UsageQuery;
import java.io.IOException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;

/// A whole daemon between a raw client and a fake provider, with one Claude key account and one client key.
final class Rig implements AutoCloseable {
    static final String MODEL = "claude-sonnet-5-5";
    private static final UsageQuery LATELY =
            new UsageQuery("24h", null, null, null, null, null, null, null, 1000, null);

    private final TestDaemon daemon;
    private final FakeUpstream upstream;
    private final String key;

    private Rig(TestDaemon daemon, FakeUpstream upstream) {
        this.daemon = daemon;
        this.upstream = upstream;
        this.key = daemon.createKey("client");
        account("first", AccountType.CLAUDE_API, "", 1, "claude-*");
    }

    /// @param config further lines of config.yaml
    static Rig start(String... config) throws IOException {
        return start(Clock.systemUTC(), config);
    }

    /// The same with another clock.
    static Rig start(InstantSource clock, String... config) throws IOException {
        return new Rig(TestDaemon.start(String.join("\n", config), clock), FakeUpstream.start());
    }

    /// Adds an account on the fake provider; its credential is its name.
    Account account(String name, AccountType type, String path, int priority, String models) {
        return admin().accounts()
                .add(new AddAccount(
                        name, type, name, upstream.url() + path, priority, null, null, List.of(models), null, null));
    }

    AdminClient admin() {
        return daemon.admin();
    }

    FakeUpstream upstream() {
        return upstream;
    }

    int port() {
        return daemon.port();
    }

    String key() {
        return key;
    }

    RawClient client() throws IOException {
        return RawClient.tcp(daemon.port());
    }

    static String body(boolean stream) {
        return "{\"model\":\"" + MODEL + "\",\"max_tokens\":50,\"stream\":" + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
    }

    /// A request for an answer, as bytes.
    String post(boolean stream) {
        return RawClient.post("/v1/messages", key, body(stream));
    }

    /// The rows of the last day that are complete, newest first.
    List<RequestEntry> rows() {
        return admin().usage().requests(LATELY).items().stream()
                .filter(row -> !row.outcome().equals("open"))
                .toList();
    }

    /// Waits until so many rows are complete and gives the newest.
    RequestEntry awaitRow(int count) {
        Eventually.holds(count + " complete rows", () -> rows().size() >= count);
        return rows().getFirst();
    }

    /// Waits until nothing is in flight and no place is taken.
    void awaitQuiet() {
        Eventually.holds("nothing in flight", () -> admin().live().list().isEmpty());
        Eventually.holds(
                "no account busy",
                () -> admin().accounts().list().stream().allMatch(account -> account.currentConcurrency() == 0));
        Eventually.holds(
                "no key busy", () -> admin().keys().list().stream().allMatch(key -> key.currentConcurrency() == 0));
    }

    @Override
    public void close() throws IOException {
        daemon.close();
        upstream.close();
    }
}
