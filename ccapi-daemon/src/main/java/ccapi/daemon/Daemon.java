package ccapi.daemon;

import ccapi.daemon.admin.MetricsListener;
import ccapi.daemon.alert.Watch;
import ccapi.daemon.config.Config;
import ccapi.daemon.event.Events;
import ccapi.daemon.pricing.Prices;
import ccapi.daemon.process.ExitCode;
import ccapi.daemon.proxy.ProxyListener;
import ccapi.daemon.proxy.TlsFiles;
import ccapi.shared.account.Account;
import ccapi.shared.paths.Home;
import ccapi.shared.problem.Refusal;
import ccapi.shared.status.ReloadResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// One daemon from start to end: its house, its two sides, its clockwork, and how it reloads, drains and leaves.
final class Daemon implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Daemon.class.getName());
    private static final Duration WATCH = Duration.ofMillis(200);
    private static final Duration PROBE = Duration.ofSeconds(5);
    private static final int PROBES = 3;

    private final Resources open;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final House house;
    private final AdminSide admin;
    private final ProxyListener clients;
    private volatile ExitCode exit = ExitCode.OK;
    private int failedProbes;

    private Daemon(Resources open, Home home, Map<String, String> env, InstantSource clock, boolean simulate) {
        this.open = open;
        house = new House(open, home, env, clock, simulate);
        AtomicReference<String> listen = new AtomicReference<>("");
        admin = open.add(new AdminSide(house, listen::get, this::reload, this::stop));
        Config config = house.config.current();
        Config.Listen numbers = config.metrics();
        if (numbers != null) {
            open.add(new MetricsListener(numbers.host(), numbers.port(), admin.metrics()));
        }
        clients = open.add(new ProxyListener(
                house.proxy,
                config,
                house.maxConnections,
                TlsFiles.read(config.tls()),
                house.accountTable::all,
                house::models));
        listen.set(new Config.Listen(config.listen().host(), clients.port()).toString());
        wind(open.add(new Clockwork()));
        LOG.log(
                System.Logger.Level.INFO,
                "ccapi {0} serves {1}, admin on {2}",
                Version.NUMBER,
                listen.get(),
                home.socket());
    }

    private void wind(Clockwork clockwork) {
        clockwork.every(WATCH, this::watch);
        clockwork.every(PROBE, house.upstream::closeIdle);
        clockwork.everyLong(PROBE, "probe", this::probe);
        Watch alerting = new Watch(house.alerts);
        clockwork.every(PROBE, () -> lookAround(alerting));
        clockwork.everyLong(
                Duration.ofHours(1),
                "retention",
                () -> house.books.prune(house.config.current().usage().retentionDays()));
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

    private void lookAround(Watch alerting) {
        List<Account> accounts = house.accountTable.all();
        accounts.forEach(account -> house.books.windows().observe(account.id(), account.windows()));
        alerting.look(
                accounts,
                house.keyTable.all(),
                house.config.current().alerts().budgetPercent(),
                house.config.current().timeZone(),
                house.clock.instant());
    }

    private void watch() {
        long now = System.nanoTime();
        house.flights.sweep(now);
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
        ReloadResult result = house.config.reload(read -> {
            Prices prices = Prices.load(read.prices());
            TlsFiles tls = TlsFiles.read(read.tls());
            return () -> {
                house.prices.set(prices);
                house.alerts.use(read.alerts().command(), read.alerts().timeout());
                return clients.reload(tls) ? List.of("tls") : List.of();
            };
        });
        admin.admit();
        if (result.applied().contains("time_zone")) {
            house.books.zone(house.config.current().timeZone());
            house.limits.reload();
        }
        house.events.changed(Events.STATUS);
        house.events.changed(Events.MIRROR);
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
            house.state.drain();
            Thread.ofVirtual().name("drain").start(this::drain);
        } else {
            ended.countDown();
        }
    }

    private void drain() {
        LOG.log(System.Logger.Level.INFO, "stopping: {0} requests in flight", house.flights.count());
        long until = System.nanoTime() + house.config.current().drain().toNanos();
        try {
            while (house.flights.count() > 0 && System.nanoTime() < until && ended.getCount() > 0) {
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
        house.state.drain();
        house.flights.endAll();
        open.close();
    }
}
