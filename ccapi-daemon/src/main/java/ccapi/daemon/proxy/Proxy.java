package ccapi.daemon.proxy;

import ccapi.daemon.account.AccountSelector;
import ccapi.daemon.account.Accounts;
import ccapi.daemon.account.HealthBoard;
import ccapi.daemon.apikey.ApiKeys;
import ccapi.daemon.apikey.ClientKey;
import ccapi.daemon.apikey.Limits;
import ccapi.daemon.config.Config;
import ccapi.daemon.pricing.Prices;
import ccapi.daemon.upstream.UpstreamClient;
import ccapi.daemon.usage.UsageRecorder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What every request needs of the other rooms; made once, shared by all.
///
/// @param prices those in force, changed by a reload
/// @param config the one in force
/// @param state  whether new requests are taken
public record Proxy(
        ApiKeys keys,
        Limits limits,
        Supplier<Prices> prices,
        UsageRecorder recorder,
        AccountSelector selector,
        Accounts accounts,
        HealthBoard health,
        UpstreamClient client,
        Flights flights,
        Supplier<Config> config,
        InstantSource clock,
        ServingState state) {
    /// The models that a key's money limits can be kept for: those with a price, or any when it has no such limit.
    ///
    /// @param tier how they are to be served, in the words of [ccapi.shared.usage.TokenUsage#tier()]
    public Predicate<String> affordable(ClientKey key, String tier) {
        if (!key.limits().isOnMoney() || !config.get().limits().refusesUnpriced()) {
            return _ -> true;
        }
        Prices now = prices.get();
        Instant at = clock.instant();
        return model -> now.sells(model, tier, at);
    }
}
