package ccapi.daemon;

import ccapi.daemon.account.KeyBinding;
import ccapi.daemon.admin.AdminListener;
import ccapi.daemon.apikey.ApiKeyRoutes;
import ccapi.daemon.apikey.ClientKey;
import ccapi.daemon.audit.AuditRoutes;
import ccapi.daemon.event.EventRoutes;
import ccapi.daemon.mirror.MirrorRoutes;
import ccapi.daemon.proxy.LiveRoutes;
import ccapi.daemon.proxy.Probe;
import ccapi.daemon.proxy.Proxy;
import ccapi.daemon.secret.KeyringRoutes;
import ccapi.daemon.status.LogRoutes;
import ccapi.daemon.status.Metrics;
import ccapi.daemon.status.MetricsRoutes;
import ccapi.daemon.status.StatusRoutes;
import ccapi.daemon.usage.PriceRoutes;
import ccapi.daemon.usage.UsageRoutes;
import ccapi.shared.account.Account;
import ccapi.shared.status.KnownName;
import ccapi.shared.status.ReloadResult;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The admin side put together: every room's routes behind the one socket.
final class AdminSide implements AutoCloseable {
    private final EventRoutes eventRoutes;
    private final UsageRoutes usageRoutes;
    private final LogRoutes logRoutes;
    private final MetricsRoutes metrics;
    private final AdminListener listener;

    /// @param listen the address that clients are served at, empty until it is
    /// @param reload reads the config again
    /// @param stop   begins to drain
    AdminSide(House house, Supplier<String> listen, Supplier<ReloadResult> reload, Runnable stop) {
        StatusReport report = new StatusReport(
                house.home,
                house.clock.instant(),
                listen,
                house.config,
                house.state,
                house.accountTable::all,
                house.keyTable::all,
                house.flights,
                house.books.totals()::today,
                house::warnings);
        eventRoutes = new EventRoutes(house.events, house.flights::live, house.clock);
        usageRoutes = new UsageRoutes(house.books, house.audit);
        logRoutes = new LogRoutes(house.log);
        metrics = new MetricsRoutes(new Metrics(
                report::draw,
                house.accountTable::all,
                house.keyTable::all,
                house.books::sinceEver,
                () -> (long) house.books.recorder().waiting(),
                house.books.recorder()::lostCount,
                () -> notReady(house)));
        listener = new AdminListener(
                house.home.socket(),
                () -> house.config.current().adminUids(),
                List.of(
                        new StatusRoutes(
                                report::draw,
                                reload,
                                stop,
                                house.database::backup,
                                names(house),
                                new Checkup(house)::run),
                        metrics,
                        logRoutes,
                        eventRoutes,
                        usageRoutes,
                        new PriceRoutes(house.books),
                        new AuditRoutes(house.audit),
                        new KeyringRoutes(house.keyring, house.audit),
                        new LiveRoutes(house.flights),
                        new ApiKeyRoutes(house.keys, house.keyTable, house.limits, house.audit, house.events),
                        new MirrorRoutes(house.mirrors),
                        house.pool.routes(
                                house.accountTable,
                                new Probe(house.proxy),
                                ref -> binding(house.keys.get(ref), house.proxy),
                                house.audit)));
    }

    private static Map<String, Supplier<List<KnownName>>> names(House house) {
        return Map.of(
                "accounts",
                () -> house.accountTable.all().stream()
                        .map(account ->
                                new KnownName(account.name(), account.type().wire()))
                        .toList(),
                "keys",
                () -> house.keyTable.all().stream()
                        .map(key -> new KnownName(key.name(), key.key()))
                        .toList(),
                "models",
                () -> house.models().stream()
                        .map(model -> new KnownName(model, ""))
                        .toList(),
                "mirror",
                () -> house.mirrors.list().stream()
                        .map(account -> new KnownName(account.email(), account.plan()))
                        .toList());
    }

    private static @Nullable String notReady(House house) {
        String refusal = house.state.refusal();
        boolean serves = house.accountTable.all().stream().anyMatch(Account::serves);
        return refusal != null ? refusal : serves ? null : "no account can serve";
    }

    /// Numbers for a monitoring system, which may be served elsewhere too.
    MetricsRoutes metrics() {
        return metrics;
    }

    private static KeyBinding binding(ClientKey key, Proxy proxy) {
        return new KeyBinding(key.id(), key.name(), key.accounts(), proxy.affordable(key, ""));
    }

    /// Whether the socket still takes connections.
    boolean answers() {
        return listener.answers();
    }

    /// Opens the way to the socket to those whom the config in force names.
    void admit() {
        listener.admit();
    }

    @Override
    public void close() {
        eventRoutes.stop();
        usageRoutes.stop();
        logRoutes.stop();
        listener.close();
    }
}
