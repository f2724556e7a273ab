package ccapi.daemon;

import ccapi.daemon.account.AccountPool;
import ccapi.daemon.account.AccountTable;
import ccapi.daemon.alert.Alerts;
import ccapi.daemon.apikey.ApiKeyStore;
import ccapi.daemon.apikey.ApiKeys;
import ccapi.daemon.apikey.KeyTable;
import ccapi.daemon.apikey.Limits;
import ccapi.daemon.apikey.TotalsSource;
import ccapi.daemon.audit.Audit;
import ccapi.daemon.config.Config;
import ccapi.daemon.config.LiveConfig;
import ccapi.daemon.event.Events;
import ccapi.daemon.mirror.Mirrors;
import ccapi.daemon.pricing.Prices;
import ccapi.daemon.process.Descriptors;
import ccapi.daemon.process.InstanceLock;
import ccapi.daemon.process.LogMemory;
import ccapi.daemon.proxy.Flights;
import ccapi.daemon.proxy.Proxy;
import ccapi.daemon.proxy.ServingState;
import ccapi.daemon.secret.KeySource;
import ccapi.daemon.secret.Keyring;
import ccapi.daemon.simulate.SimulatedUpstream;
import ccapi.daemon.store.Database;
import ccapi.daemon.store.Durability;
import ccapi.daemon.store.StorageException;
import ccapi.daemon.upstream.UpstreamClient;
import ccapi.daemon.usage.UsageBooks;
import ccapi.shared.account.AccountType;
import ccapi.shared.paths.Home;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The rooms of one daemon: the only place where their objects are made, in the order in which they need each other.
/// What must be closed is closed by [Resources] in the opposite order.
final class House {
    final Home home;
    final InstantSource clock;
    final LogMemory log;
    final LiveConfig config;
    final int maxConnections;
    final AtomicReference<Prices> prices;
    final Events events;
    final Alerts alerts;
    final Database database;
    final Keyring keyring;
    final Audit audit;
    final UsageBooks books;
    final ApiKeys keys;
    final Limits limits;
    final KeyTable keyTable;
    final AccountPool pool;
    final AccountTable accountTable;
    final Mirrors mirrors;
    final Flights flights;
    final ServingState state;
    final UpstreamClient upstream;
    final Proxy proxy;

    /// @param simulate whether a built-in upstream stands in for the Claude API
    House(Resources open, Home home, Map<String, String> env, InstantSource clock, boolean simulate) {
        this.home = home;
        this.clock = clock;
        log = open.add(new LogMemory());
        makeFolder(home.state());
        open.add(InstanceLock.take(home.state()));
        SimulatedUpstream simulated = simulate ? open.add(new SimulatedUpstream()) : null;
        config = new LiveConfig(
                home.configFile(), read -> simulated == null ? read : read.withClaude(simulated.baseUrl()));
        maxConnections =
                Descriptors.ofThisProcess().connections(config.current().maxConnections());
        prices = new AtomicReference<>(Prices.load(config.current().prices()));
        events = new Events(clock);
        Config.Alerts told = config.current().alerts();
        alerts = open.add(new Alerts(told.command(), told.timeout(), clock));

        Durability durability =
                Durability.valueOf(config.current().usage().durability().toUpperCase(Locale.ROOT));
        database = open.add(Database.open(home.state(), durability, clock));
        Path keyFile = config.current().masterKeyFile();
        keyring = Keyring.open(database, new KeySource(keyFile == null ? KeySource.fileOf(home) : keyFile, env));
        audit = new Audit(database, clock);

        Supplier<ZoneId> zone = () -> config.current().timeZone();
        books = open.add(UsageBooks.open(database, home.state(), durability, zone.get(), prices::get, events, clock));
        pool = open.add(AccountPool.open(accountSettings(zone), database, keyring, events, clock));
        keys = new ApiKeys(new ApiKeyStore(database), keyring, new BoundAccounts(pool), clock);
        open.add(keys::close);
        limits = new Limits(zone, clock, books::spentSince);
        books.afterRepricing(limits::reload);
        keyTable = new KeyTable(keys, limits, TotalsSource.of(books.totals()), clock, zone);
        accountTable = pool.table(new BookedAccounts(books));
        mirrors = new Mirrors(
                () -> MirrorSettings.of(config.current().mirrorPool()),
                pool.minted(),
                database,
                keyring,
                audit,
                events,
                clock);

        flights = new Flights(() -> config.current().timeouts());
        open.add(events.watch(news -> {
            if (Events.KEYS.equals(news.what())) {
                flights.stopKeys(this::mayServe);
            }
        }));
        state = new ServingState(this::storageTrouble);
        upstream = open.add(new UpstreamClient(config.current().timeouts().connect()));
        proxy = new Proxy(
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
    }

    private AccountPool.Settings accountSettings(Supplier<ZoneId> zone) {
        return new AccountPool.Settings(
                type -> type == AccountType.CODEX
                        ? config.current().upstreams().codex().tokenUrl()
                        : config.current().upstreams().claude().tokenUrl(),
                zone,
                () -> config.current().limits().queueLength(),
                config.current().timeouts().connect(),
                // the second may lie on another disk, which matters when the first is full
                List.of(home.state().resolve("rescue"), home.socket().resolveSibling("rescue")));
    }

    private boolean mayServe(String keyId) {
        try {
            return keys.get(keyId).enabled();
        } catch (Refusal e) {
            return false;
        }
    }

    private @Nullable String storageTrouble() {
        StorageException trouble = books.recorder().trouble();
        return trouble == null ? null : String.valueOf(trouble.getMessage());
    }

    /// Names of all models that are known to exist.
    SequencedSet<String> models() {
        SequencedSet<String> models = new LinkedHashSet<>();
        prices.get().rows(clock.instant()).forEach(row -> models.add(row.model()));
        models.addAll(prices.get().modelsWithoutPrice());
        return models;
    }

    /// What the operator should mend.
    List<String> warnings() {
        List<String> warnings = new ArrayList<>(database.warnings());
        warnings.addAll(keyring.warnings());
        warnings.addAll(pool.warnings());
        int wanted = config.current().maxConnections();
        if (wanted > maxConnections) {
            warnings.add("max_connections is " + wanted + ", but the limit of open files lets in " + maxConnections
                    + ": raise LimitNOFILE to " + Descriptors.needed(wanted) + ", or lower it");
        }
        StorageException trouble = database.trouble();
        if (trouble != null) {
            warnings.add(trouble.problem().message());
        }
        return warnings;
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
