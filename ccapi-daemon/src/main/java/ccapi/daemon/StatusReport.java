package ccapi.daemon;

import ccapi.daemon.config.LiveConfig;
import ccapi.daemon.proxy.Flights;
import ccapi.daemon.proxy.ServingState;
import ccapi.daemon.usage.Totals;
import ccapi.shared.account.Account;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.paths.Home;
import ccapi.shared.status.DaemonStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Draws up the one screen that says how the daemon is.
///
/// @param listen   the address really served
/// @param warnings what the operator should mend
record StatusReport(
        Home home,
        Instant startedAt,
        Supplier<String> listen,
        LiveConfig config,
        ServingState state,
        Supplier<List<Account>> accounts,
        Supplier<List<ApiKey>> keys,
        Flights flights,
        Supplier<Totals> today,
        Supplier<List<String>> warnings) {

    DaemonStatus draw() {
        List<Account> all = accounts.get();
        Map<String, Integer> byHealth = new TreeMap<>();
        all.forEach(account -> byHealth.merge(account.health().wire(), 1, Integer::sum));
        Totals totals = today.get();
        return new DaemonStatus(
                Version.NUMBER,
                ProcessHandle.current().pid(),
                startedAt,
                state.isDraining() ? "draining" : "running",
                listen.get(),
                home.state().toString(),
                config.current().timeZone().getId(),
                all.size(),
                byHealth,
                keys.get().size(),
                flights.count(),
                totals.requests(),
                totals.tokens(),
                totals.cost(),
                warnings.get());
    }
}
