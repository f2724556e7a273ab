package ccapi.daemon;

import ccapi.daemon.account.AccountPool;
import ccapi.daemon.account.AccountTable;
import ccapi.daemon.account.KeyBinding;
import ccapi.daemon.admin.AdminListener;
import ccapi.daemon.alert.Alerts;
import ccapi.daemon.alert.Watch;
import ccapi.daemon.apikey.ApiKeyRoutes;
import ccapi.daemon.apikey.ApiKeyStore;
import ccapi.daemon.apikey.ApiKeys;
import ccapi.daemon.apikey.ClientKey;
import ccapi.daemon.apikey.KeyTable;
import ccapi.daemon.apikey.Limits;
import ccapi.daemon.apikey.TotalsSource;
import ccapi.daemon.audit.Audit;
import ccapi.daemon.audit.AuditRoutes;
import ccapi.daemon.config.Config;
import ccapi.daemon.config.LiveConfig;
import ccapi.daemon.event.EventRoutes;
import ccapi.daemon.event.Events;
import ccapi.daemon.mirror.MirrorRoutes;
import ccapi.daemon.mirror.Mirrors;
import ccapi.daemon.pricing.Prices;
import ccapi.daemon.process.ExitCode;
import ccapi.daemon.process.InstanceLock;
import ccapi.daemon.proxy.Flights;
import ccapi.daemon.proxy.LiveRoutes;
import ccapi.daemon.proxy.Probe;
import ccapi.daemon.proxy.Proxy;
import ccapi.daemon.proxy.ProxyListener;
import ccapi.daemon.proxy.ServingState;
import ccapi.daemon.proxy.TlsFiles;
import ccapi.daemon.secret.KeySource;
import ccapi.daemon.secret.Keyring;
import ccapi.daemon.secret.KeyringRoutes;
import ccapi.daemon.simulate.SimulatedUpstream;
import ccapi.daemon.status.StatusRoutes;
import ccapi.daemon.status.StatusRoutes.NameAbout;
import ccapi.daemon.store.Database;
import ccapi.daemon.store.Durability;
import ccapi.daemon.store.StorageException;
import ccapi.daemon.upstream.UpstreamClient;
import ccapi.daemon.usage.PriceRoutes;
import ccapi.daemon.usage.UsageBooks;
import ccapi.daemon.usage.UsageRoutes;
import ccapi.shared.account.AccountType;
import ccapi.shared.paths.Home;
import ccapi.shared.problem.Refusal;
import ccapi.shared.status.ReloadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One daemon: the only place where objects are made, and closed in the opposite order.
///
/// The constructor is the order of starting: lock, config, database, keys, books, accounts, admin side, client side.
final class Daemon implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Daemon.class.getName());
    private static final Duration WATCH = Duration.ofMillis(200);
    private static final Duration PROBE = Duration.ofSeconds(5);
    private static final int PROBES = 3;

    private final Resources open;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicReference<Prices> prices;
    private final LiveConfig config;
    private final Events events;
    private final Alerts alerts;
    private final UsageBooks books;
    private final Limits limits;
    private final Flights flights;
    private final ServingState state;
    private final ProxyListener clients;
    private final AdminListener admin;
    private volatile ExitCode exit = ExitCode.OK;
    private int failedProbes;

    private Daemon(Resources open, Home home, Map<String, String> env, InstantSource clock, boolean simulate) {
        this.open = open;
        makeFolder(home.state());
        open.add(InstanceLock.take(home.state()));
        SimulatedUpstream simulated = simulate ? open.add(new SimulatedUpstream()) : null;
        config = new LiveConfig(home.configFile(), read -> simulated == null ? read : aimAt(read, simulated));
        prices = new AtomicReference<>(Prices.load(config.current().prices()));
        events = new Events(clock);
        Config.Alerts told = config.current().alerts();
        alerts = open.add(new Alerts(told.command(), told.timeout(), clock));

        Durability durability =
                Durability.valueOf(config.current().usage().durability().toUpperCase(java.util.Locale.ROOT));
        Database database = open.add(Database.open(home.state(), durability, clock));
        Path keyFile = config.current().masterKeyFile();
        Keyring keyring = Keyring.open(
                database, new KeySource(keyFile == null ? home.config().resolve("master.key") : keyFile, env));
        Audit audit = new Audit(database, clock);

        books = open.add(UsageBooks.open(
                database, home.state(), durability, config.current().timeZone(), prices::get, events, clock));
        BookedAccounts booked = new BookedAccounts(books);
        ApiKeys keys = new ApiKeys(new ApiKeyStore(database), keyring, clock);
        open.add(keys::close);
        limits = new Limits(() -> config.current().timeZone(), clock, books::spentSince);
        books.afterRepricing(limits::reload);
        KeyTable keyTable = new KeyTable(
                keys,
                limits,
                TotalsSource.of(books.totals()),
                clock,
                () -> config.current().timeZone());
        AccountPool pool = open.add(AccountPool.open(settings(home), database, keyring, events, clock));
        AccountTable accountTable = pool.table(booked);
        Mirrors mirrors = new Mirrors(
                () -> MirrorSettings.of(config.current().mirrorPool()),
                pool.minted(),
                database,
                keyring,
                audit,
                events,
                clock);

        flights = new Flights(() -> config.current().timeouts());
        state = new ServingState(this::storageTrouble);
        UpstreamClient upstream =
                open.add(new UpstreamClient(config.current().timeouts().connect()));
        Proxy proxy = new Proxy(
                keys,
                limits,
                prices::get,
                books.recorder(),
                pool.selector(),
                pool.accounts(),
                pool.board(),
                upstream,
                flights,
                config::current,
                clock,
                state);

        AtomicReference<String> listen = new AtomicReference<>("");
        StatusReport report = new StatusReport(
                home,
                clock.instant(),
                listen::get,
                config,
                state,
                accountTable::all,
                keyTable::all,
                flights,
                books.totals()::today,
                () -> warnings(database, keyring));
        UsageRoutes usageRoutes = new UsageRoutes(books);
        EventRoutes eventRoutes = new EventRoutes(events, flights::live, clock);
        StatusRoutes statusRoutes = new StatusRoutes(
                report::draw,
                this::reload,
                this::stop,
                database::backup,
                Map.of(
                        "accounts",
                        () -> accountTable.all().stream()
                                .map(account -> new NameAbout(
                                        account.name(), account.type().wire()))
                                .toList(),
                        "keys",
                        () -> keyTable.all().stream()
                                .map(key -> new NameAbout(key.name(), key.key()))
                                .toList(),
                        "models",
                        () -> models(clock).stream()
                                .map(model -> new NameAbout(model, ""))
                                .toList()));
        admin = open.add(new AdminListener(
                home.socket(),
                () -> config.current().adminUids(),
                List.of(
                        statusRoutes,
                        eventRoutes,
                        usageRoutes,
                        new PriceRoutes(books),
                        new AuditRoutes(audit),
                        new KeyringRoutes(keyring, audit),
                        new LiveRoutes(flights),
                        new ApiKeyRoutes(keys, keyTable, limits, audit, events),
                        new MirrorRoutes(mirrors),
                        pool.routes(accountTable, new Probe(proxy), ref -> binding(keys.get(ref)), audit))));
        open.add(() -> {
            eventRoutes.stop();
            usageRoutes.stop();
        });
        clients = open.add(new ProxyListener(
                proxy,
                config.current(),
                TlsFiles.read(config.current().tls()),
                accountTable::all,
                () -> models(clock)));
        listen.set(new Config.Listen(config.current().listen().host(), clients.port()).toString());

        Clockwork clockwork = open.add(new Clockwork());
        clockwork.every(WATCH, this::watch);
        clockwork.every(PROBE, upstream::closeIdle);
        clockwork.everyLong(PROBE, "probe", this::probe);
        Watch watch = new Watch(alerts);
        clockwork.every(
                PROBE,
                () -> watch.look(
                        accountTable.all(),
                        keyTable.all(),
                        config.current().alerts().budgetPercent(),
                        config.current().timeZone(),
                        clock.instant()));
        clockwork.everyLong(
                Duration.ofHours(1),
                "retention",
                () -> books.prune(config.current().usage().retentionDays()));
        LOG.log(
                System.Logger.Level.INFO,
                "ccapi {0} serves {1}, admin on {2}",
                Version.NUMBER,
                listen.get(),
                home.socket());
    }

    /// Starts a daemon, or leaves nothing behind.
    ///
    /// @param simulate whether a built-in upstream stands in for the Claude API
    /// @throws ccapi.daemon.process.StartFailure when the folder is taken or an address cannot be bound
    /// @throws Refusal when the config or the master key cannot be used
    static Daemon start(Home home, Map<String, String> env, InstantSource clock, boolean simulate) {
        Resources opened = new Resources();
        try {
            return new Daemon(opened, home, env, clock, simulate);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static Config aimAt(Config read, SimulatedUpstream simulated) {
        return read.withClaude(simulated.baseUrl());
    }

    private AccountPool.Settings settings(Home home) {
        return new AccountPool.Settings(
                type -> type == AccountType.CODEX
                        ? config.current().upstreams().codex().tokenUrl()
                        : config.current().upstreams().claude().tokenUrl(),
                () -> config.current().timeZone(),
                () -> config.current().limits().queueLength(),
                config.current().timeouts().connect(),
                home.state().resolve("rescue"));
    }

    private static KeyBinding binding(ClientKey key) {
        return new KeyBinding(key.id(), key.name(), key.accounts());
    }

    private SequencedSet<String> models(InstantSource clock) {
        SequencedSet<String> models = new LinkedHashSet<>();
        prices.get().rows(clock.instant()).forEach(row -> models.add(row.model()));
        models.addAll(prices.get().modelsWithoutPrice());
        return models;
    }

    private static List<String> warnings(Database database, Keyring keyring) {
        List<String> warnings = new ArrayList<>(database.warnings());
        warnings.addAll(keyring.warnings());
        StorageException trouble = database.trouble();
        if (trouble != null) {
            warnings.add(trouble.problem().message());
        }
        return warnings;
    }

    private @Nullable String storageTrouble() {
        var trouble = books.recorder().trouble();
        return trouble == null ? null : String.valueOf(trouble.getMessage());
    }

    private void watch() {
        long now = System.nanoTime();
        flights.sweep(now);
        clients.sweep(now);
    }

    /// A listener that failed to accept once has stopped for good without a word: better to leave and be restarted.
    private void probe() {
        boolean answers = clients.answers() && admin.answers();
        failedProbes = answers || stopping.get() ? 0 : failedProbes + 1;
        if (failedProbes >= PROBES) {
            LOG.log(System.Logger.Level.ERROR, "a listener does not answer any more");
            exit = ExitCode.LISTENER;
            ended.countDown();
        }
    }

    /// Where clients connect.
    int port() {
        return clients.port();
    }

    /// Reads the config again.
    ///
    /// @throws Refusal when it cannot be used; nothing has changed then
    ReloadResult reload() {
        ReloadResult result = config.reload();
        prices.set(Prices.load(config.current().prices()));
        alerts.use(
                config.current().alerts().command(), config.current().alerts().timeout());
        clients.reload(TlsFiles.read(config.current().tls()));
        if (result.applied().contains("time_zone")) {
            books.zone(config.current().timeZone());
            limits.reload();
        }
        events.changed(Events.STATUS);
        events.changed(Events.MIRROR);
        LOG.log(
                System.Logger.Level.INFO,
                "config read again: {0} applied, {1} need a restart",
                result.applied(),
                result.needsRestart());
        return result;
    }

    /// Reads the config again and says in the log what is wrong with it.
    void reloadQuietly() {
        try {
            reload();
        } catch (Refusal e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "the config was not read again: {0}; {1}",
                    e.getMessage(),
                    e.problem().hint());
        }
    }

    /// Begins to drain; asked a second time, leaves at once.
    void stop() {
        if (stopping.compareAndSet(false, true)) {
            state.drain();
            Thread.ofVirtual().name("drain").start(this::drain);
        } else {
            ended.countDown();
        }
    }

    private void drain() {
        LOG.log(System.Logger.Level.INFO, "stopping: {0} requests in flight", flights.count());
        long until = System.nanoTime() + config.current().drain().toNanos();
        try {
            while (flights.count() > 0 && System.nanoTime() < until && ended.getCount() > 0) {
                Thread.sleep(Duration.ofMillis(20));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended.countDown();
    }

    /// Waits until somebody has asked the daemon to leave and it has drained.
    ExitCode awaitEnd() throws InterruptedException {
        ended.await();
        return exit;
    }

    @Override
    public void close() {
        state.drain();
        flights.endAll();
        open.close();
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw Refusal.invalid(
                    "cannot make the state folder " + folder, "let this user write there, or set CCAPI_HOME");
        }
    }
}
