package ccapi.daemon.proxy;

import ccapi.daemon.account.AccountSelector;
import ccapi.daemon.account.Accounts;
import ccapi.daemon.account.HealthBoard;
import ccapi.daemon.apikey.ApiKeys;
import ccapi.daemon.apikey.Limits;
import ccapi.daemon.config.Config;
import ccapi.daemon.pricing.Prices;
import ccapi.daemon.upstream.UpstreamClient;
import ccapi.daemon.usage.UsageRecorder;
import java.time.InstantSource;
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
        ServingState state) {}
