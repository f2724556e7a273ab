package ccapi.daemon.account;

import ccapi.daemon.audit.Audit;
import ccapi.daemon.event.Events;
import ccapi.daemon.secret.Keyring;
import ccapi.daemon.store.Database;
import ccapi.daemon.upstream.TokenEndpoint;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.Health;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// The accounts of one daemon with everything that keeps them serving, put together in the right order: interrupted
/// refreshes are flagged and rescued logins stored before any account is read.
public final class AccountPool implements AutoCloseable {
    private static final Logger LOG = System.getLogger(AccountPool.class.getName());
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Roster roster = new Roster();
    private final Events events;
    private final InstantSource clock;
    private final Words words;
    private final AccountStore store;
    private final Rescue rescue;
    private final Sessions sessions;
    private final HealthBoard board;
    private final TokenRefresher refresher;
    private final Accounts accounts;
    private final AccountSelector selector;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread upkeep;

    /// What the config says; asked each time, because a reload may change it.
    ///
    /// @param tokenUrl    where tokens of a type are refreshed
    /// @param queueLength most requests that wait for a slot
    /// @param connect     for a connection to a token address
    /// @param rescue      folders for logins that the database cannot take, the best first
    public record Settings(
            Function<AccountType, String> tokenUrl,
            Supplier<ZoneId> zone,
            IntSupplier queueLength,
            Duration connect,
            List<Path> rescue) {}

    private AccountPool(Settings settings, Database database, Keyring keyring, Events events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
        this.words = new Words(settings.zone());
        LoginStore logins = new LoginStore(database, keyring);
        this.store = new AccountStore(database, keyring);
        this.rescue = new Rescue(logins, keyring, settings.rescue());
        this.sessions = new Sessions(roster, new SessionStore(database), clock);
        this.board = new HealthBoard(roster, store, events, clock);
        TokenEndpoint endpoint = new TokenEndpoint(clock, settings.connect(), Duration.ofSeconds(20));
        Rotation rotation = new Rotation(roster, logins, rescue, endpoint, settings.tokenUrl(), board, events, clock);
        this.refresher = new TokenRefresher(roster, board, rotation, words, clock);
        this.accounts = new Accounts(roster, store, logins, board, refresher, events, clock);
        WaitingLine line = new WaitingLine(roster, sessions, clock, words, settings.queueLength());
        this.selector = new AccountSelector(roster, line, refresher);
        int rescued = rescue.recover();
        int interrupted = logins.flagInterrupted();
        if (rescued + interrupted > 0) {
            LOG.log(Level.WARNING, "{0} logins rescued, {1} refreshes were interrupted", rescued, interrupted);
        }
        store.all().forEach(roster::put);
        sessions.restore();
        this.upkeep = Thread.ofVirtual().name("account-upkeep").unstarted(this::keepUp);
    }

    /// Reads the accounts and starts to look after them.
    ///
    /// @throws ccapi.daemon.store.StorageException when the database cannot be used
    public static AccountPool open(
            Settings settings, Database database, Keyring keyring, Events events, InstantSource clock) {
        AccountPool pool = still(settings, database, keyring, events, clock);
        pool.upkeep.start();
        return pool;
    }

    /// The same, without looking after them: for tests, which tell when to [#tick].
    static AccountPool still(
            Settings settings, Database database, Keyring keyring, Events events, InstantSource clock) {
        return new AccountPool(settings, database, keyring, events, clock);
    }

    /// Who serves next.
    public AccountSelector selector() {
        return selector;
    }

    /// How well each account is.
    public HealthBoard board() {
        return board;
    }

    /// The rules of changing them.
    public Accounts accounts() {
        return accounts;
    }

    /// The id of the account of that name or id.
    ///
    /// @throws ccapi.shared.problem.Refusal when there is none
    public String idOf(String ref) {
        return roster.find(ref).id();
    }

    /// The name of the account of that id, the id itself when it is gone.
    public String nameOf(String id) {
        return roster.with(() -> {
            Seat seat = roster.seat(id);
            return seat == null ? id : seat.info().name();
        });
    }

    /// How minted logins become accounts.
    public MintedLogins minted() {
        return new MintedLogins(roster, accounts, refresher, clock);
    }

    /// What an operator should mend, in words; empty when there is nothing.
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (rescue.isBusy()) {
            warnings.add("a rotated login waits for the database: make it writable before ccapi ends");
        }
        Instant now = clock.instant();
        for (Seat seat : roster.sorted()) {
            Seat.Shown shown = roster.with(() -> seat.shown(now));
            if (shown.health() == Health.NEEDS_LOGIN) {
                warnings.add("account " + seat.profile().name() + " needs a login: " + shown.reason());
            }
        }
        return warnings;
    }

    /// Which conversation stays with which account.
    public Sessions sessions() {
        return sessions;
    }

    /// What the operator sees of them.
    public AccountTable table(AccountUsage usage) {
        return new AccountTable(roster, sessions, store, usage, clock);
    }

    /// The admin calls about them.
    ///
    /// @param probe sends the request of `account test`
    /// @param keys  looks a client key up by name or id; refuses an unknown one
    public AccountRoutes routes(
            AccountTable table, AccountProbe probe, Function<String, KeyBinding> keys, Audit audit) {
        RouteExplainer routes = new RouteExplainer(roster, words, clock, keys);
        return new AccountRoutes(accounts, table, sessions, routes, probe, audit, events);
    }

    /// Does everything that is due: refreshes ahead of time, waiting requests, storing what was seen.
    void tick() {
        refresher.tick();
        roster.change(() -> {});
        board.tidy();
        sessions.tidy();
    }

    /// Whether any token is being refreshed.
    boolean isRefreshing() {
        return refresher.isBusy();
    }

    private void keepUp() {
        try {
            while (!closing.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                tickSafely();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "looking after accounts failed: {0}",
                    e.getClass().getName());
        }
    }

    /// Stops looking after them, lets refreshes that are under way end, and stores what was seen last. To be closed
    /// before the database.
    @Override
    public void close() {
        closing.countDown();
        rescue.close();
        refresher.drain();
        try {
            // one that was never started ends at once
            upkeep.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        board.tidy();
        sessions.tidy();
    }
}
