package ccapi.daemon.mirror;

import ccapi.daemon.account.AccountPool;
import ccapi.daemon.account.KnownLogin;
import ccapi.daemon.admin.AdminListener;
import ccapi.daemon.audit.Audit;
import ccapi.daemon.audit.AuditRoutes;
import ccapi.daemon.event.Events;
import ccapi.daemon.secret.KeySource;
import ccapi.daemon.secret.Keyring;
import ccapi.daemon.secret.Secret;
import ccapi.daemon.store.Database;
import ccapi.daemon.testing.FakeMinter;
import ccapi.daemon.testing.FakeOAuth;
import ccapi.daemon.testing.HandClock;
import ccapi.shared.AdminClient;
import ccapi.shared.account.AccountType;
import ccapi.shared.mirror.MintOnly;
import ccapi.shared.mirror.MintRequest;
import ccapi.shared.mirror.MintResult;
import ccapi.shared.mirror.MirrorAccount;
import ccapi.shared.socket.Json;
import ccapi.shared.socket.UnixHttp;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mirror pool on its admin socket with all that is below it, a fake minter and fake token endpoints, and a clock
/// moved by hand.
final class MirrorFixture implements AutoCloseable {
    static final String TOKEN = "minter-bearer-canary";

    final HandClock clock = new HandClock("2026-11-24T10:00:00Z");
    final List<String> changes = new CopyOnWriteArrayList<>();
    final FakeOAuth oauth;
    final FakeMinter minter;
    private final Path folder;
    private volatile Optional<MirrorPool> settings;
    Mirrors mirrors;
    AdminClient admin;
    private Database database;
    private Keyring keyring;
    private AccountPool pool;
    private AdminListener listener;

    MirrorFixture(Path folder) throws IOException {
        this.folder = folder;
        this.oauth = FakeOAuth.start(clock);
        this.minter = FakeMinter.start(TOKEN, oauth);
        settings(TOKEN, Duration.ofSeconds(10), "codex-{user}");
        open();
    }

    void settings(String token, Duration timeout, String naming) {
        settings = Optional.of(new MirrorPool(minter.url(), new Secret(token), timeout, naming, 30, 4));
    }

    void switchOff() {
        settings = Optional.empty();
    }

    private void open() {
        database = Database.open(folder.resolve("db"), clock);
        keyring = Keyring.open(database, new KeySource(folder.resolve("master.key"), Map.of()));
        Events events = new Events(clock);
        events.watch(event -> changes.add(String.valueOf(event.what())));
        Audit audit = new Audit(database, clock);
        pool = AccountPool.open(
                new AccountPool.Settings(
                        type -> type == AccountType.CODEX ? oauth.codexUrl() : oauth.claudeUrl(),
                        () -> ZoneOffset.UTC,
                        () -> 100,
                        Duration.ofSeconds(2),
                        List.of(folder.resolve("rescue"))),
                database,
                keyring,
                events,
                clock);
        mirrors = new Mirrors(() -> settings, pool.minted(), database, keyring, audit, events, clock);
        Path socket = folder.resolve("run/admin.sock");
        listener = new AdminListener(socket, List::of, List.of(new MirrorRoutes(mirrors), new AuditRoutes(audit)));
        admin = new AdminClient(new UnixHttp(socket, Duration.ofSeconds(30)));
    }

    /// What a restart leaves: everything that was stored, nothing that was only in memory.
    void restart() {
        shut();
        open();
    }

    private void shut() {
        listener.close();
        pool.close();
        database.close();
    }

    MintResult mint(String ref) {
        return admin.mirror().mint(new MintRequest(ref, false));
    }

    MintResult mint(String ref, MintOnly only) {
        return admin.mirror().mint(new MintRequest(ref, false, only));
    }

    MirrorAccount listed(String id) {
        return admin.mirror().list().stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<KnownLogin> accounts() {
        return pool.minted().known();
    }

    List<String> names() {
        return accounts().stream().map(KnownLogin::name).toList();
    }

    /// The refresh token that an account has in the database.
    String storedToken(String name) {
        return database.read(handle -> handle.createQuery("SELECT id, login FROM account WHERE name = :name")
                .bind("name", name)
                .map((row, _) -> keyring.open(row.getBytes("login"), "account", row.getString("id"), "login"))
                .map(MirrorFixture::refreshToken)
                .one());
    }

    private static String refreshToken(Secret login) {
        try {
            return Json.mapper().readTree(login.reveal()).path("refresh_token").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /// How many minted tokens wait for their trial.
    long waiting() {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM mint WHERE token IS NOT NULL")
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void close() throws IOException {
        shut();
        minter.close();
        oauth.close();
    }
}
