package ccapi.daemon.account;

import ccapi.daemon.event.Events;
import ccapi.daemon.secret.KeySource;
import ccapi.daemon.secret.Keyring;
import ccapi.daemon.store.Database;
import ccapi.daemon.testing.FakeOAuth;
import ccapi.daemon.testing.HandClock;
import ccapi.daemon.testing.Plain;
import ccapi.daemon.upstream.Verdict;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.AddAccount;
import ccapi.shared.account.EditAccount;
import ccapi.shared.account.Health;
import ccapi.shared.account.UsageWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A whole account pool on a temporary database and fake token endpoints, with a clock moved by hand.
final class PoolFixture implements AutoCloseable {
    final HandClock clock;
    final FakeOAuth oauth;
    private final Path folder;
    private final boolean isGuest;
    private final String claudeUrl;
    private final String codexUrl;
    private int queueLength = 100;
    Database database;
    Keyring keyring;
    AccountPool pool;

    PoolFixture(Path folder) throws IOException {
        this(folder, new HandClock("2026-11-24T10:00:00Z"), null);
    }

    private PoolFixture(Path folder, HandClock clock, @Nullable FakeOAuth shared) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
        this.isGuest = shared != null;
        this.oauth = shared == null ? FakeOAuth.start(clock) : shared;
        this.claudeUrl = oauth.claudeUrl();
        this.codexUrl = oauth.codexUrl();
        open();
    }

    /// What a daemon finds that starts after this one died just now: what was committed, and the same outer world.
    PoolFixture afterDeath(Path copy) throws IOException {
        Files.createDirectories(copy);
        Files.copy(folder.resolve("master.key"), copy.resolve("master.key"), StandardCopyOption.COPY_ATTRIBUTES);
        Path state = folder.relativize(database.file());
        Files.createDirectories(copy.resolve(state).getParent());
        database.backup(copy.resolve(state));
        return new PoolFixture(copy, clock, oauth);
    }

    private void open() {
        database = Database.open(folder, clock);
        keyring = Keyring.open(database, new KeySource(folder.resolve("master.key"), Map.of()));
        // not started: tests call tick() themselves
        pool = AccountPool.still(settings(), database, keyring, new Events(clock), clock);
    }

    private AccountPool.Settings settings() {
        return new AccountPool.Settings(
                type -> type == AccountType.CODEX ? codexUrl : claudeUrl,
                () -> ZoneOffset.UTC,
                () -> queueLength,
                Duration.ofSeconds(2),
                List.of(folder.resolve("rescue"), folder.resolve("other/rescue")));
    }

    /// What a restart leaves: everything that was stored, nothing that was only in memory.
    PoolFixture restart() {
        pool.close();
        database.close();
        open();
        return this;
    }

    void queueLength(int length) {
        queueLength = length;
    }

    /// Adds an account with a key.
    String add(String name, int priority, int concurrency) {
        return pool.accounts()
                .add(new AddAccount(
                        name,
                        AccountType.CLAUDE_API,
                        "sk-ant-api-" + name,
                        null,
                        priority,
                        concurrency,
                        null,
                        null,
                        null,
                        null))
                .id();
    }

    /// Adds an account with tokens.
    ///
    /// @param access `null` = a refresh token only
    String addOauth(AccountType type, String name, @Nullable String access, String refresh, @Nullable Instant expires) {
        String json = "{\"refresh_token\":\"" + refresh + "\""
                + (access == null ? "" : ",\"access_token\":\"" + access + "\"")
                + (expires == null ? "" : ",\"expires_at\":\"" + expires + "\"") + "}";
        return pool.accounts().add(Plain.account(name, type, json)).id();
    }

    void edit(String name, Map<String, String> map, List<String> models) {
        pool.accounts().edit(name, new EditAccount(null, null, null, null, map, models, null, null));
    }

    Wanted wanted(String model) {
        return wanted(model, null, Duration.ofSeconds(5));
    }

    Wanted wanted(String model, @Nullable String session, Duration patience) {
        SessionKey key = session == null ? null : new SessionKey(session, "session-header");
        return new Wanted(
                "key_1",
                "alice",
                List.of(),
                model,
                EnumSet.allOf(AccountType.class),
                key,
                clock.instant().plus(patience));
    }

    Choice next(Wanted wanted, String... tried) throws InterruptedException {
        return pool.selector().next(wanted, Set.of(tried));
    }

    /// A lease, or a failure that says why there is none.
    Lease lease(Wanted wanted, String... tried) throws InterruptedException {
        return switch (next(wanted, tried)) {
            case Lease lease -> lease;
            case NoneNow none -> throw new AssertionError(none.message());
        };
    }

    NoneNow none(Wanted wanted, String... tried) throws InterruptedException {
        return switch (next(wanted, tried)) {
            case NoneNow none -> none;
            case Lease lease ->
                throw new AssertionError("chose " + lease.account().name());
        };
    }

    /// Who serves a request that ends well at once.
    String serves(Wanted wanted) throws InterruptedException {
        try (Lease lease = lease(wanted)) {
            pool.board().succeeded(lease, List.of());
            return lease.account().name();
        }
    }

    /// Lets one request to an account fail.
    void fail(String account, Verdict verdict, UsageWindow... windows) throws InterruptedException {
        try (Lease lease = only(account)) {
            pool.board().failed(lease, verdict, 429, List.of(windows));
        }
    }

    Lease only(String account) throws InterruptedException {
        return (Lease) pool.selector().only(pool.accounts().find(account).id(), "claude-sonnet-5");
    }

    void see(String account, UsageWindow... windows) throws InterruptedException {
        try (Lease lease = only(account)) {
            pool.board().succeeded(lease, List.of(windows));
        }
    }

    UsageWindow window(String name, double used, Duration left) {
        return new UsageWindow(name, used, clock.instant().plus(left), "allowed", clock.instant(), "test");
    }

    Seat seat(String name) {
        return pool.accounts().find(name);
    }

    Health health(String name) {
        return seat(name).shown(clock.instant()).health();
    }

    String reason(String name) {
        return seat(name).shown(clock.instant()).reason();
    }

    @Override
    public void close() throws IOException {
        pool.close();
        database.close();
        if (!isGuest) {
            oauth.close();
        }
    }
}
