package ccapi.daemon.apikey;

import ccapi.daemon.store.StorageException;
import ccapi.shared.apikey.ApiKey;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The table of client keys as the operator sees it: settings, what is in flight, what was used.
public final class KeyTable {
    private final ApiKeys keys;
    private final Limits limits;
    private final TotalsSource totals;
    private final InstantSource clock;
    private final Supplier<ZoneId> zone;

    public KeyTable(ApiKeys keys, Limits limits, TotalsSource totals, InstantSource clock, Supplier<ZoneId> zone) {
        this.keys = keys;
        this.limits = limits;
        this.totals = totals;
        this.clock = clock;
        this.zone = zone;
    }

    /// All rows, by name.
    public List<ApiKey> all() {
        Map<String, KeyTotals> used = used();
        return keys.all().stream().map(key -> row(key, used)).toList();
    }

    ApiKey row(StoredKey key) {
        return row(key, used());
    }

    private ApiKey row(StoredKey stored, @Nullable Map<String, KeyTotals> used) {
        KeyTotals totals = used == null ? KeyTotals.UNKNOWN : used.getOrDefault(stored.id(), KeyTotals.NONE);
        Instant now = clock.instant();
        ClientKey key = stored.key();
        KeyLimits most = key.limits();
        return new ApiKey(
                key.id(),
                key.name(),
                stored.masked(),
                key.enabled(),
                limits.inFlight(key.id()),
                most.concurrency(),
                totals.todayRequests(),
                totals.todayTokens(),
                totals.today(),
                totals.week(),
                totals.month(),
                most.daily(),
                most.weekly(),
                most.monthly(),
                limits.reserved(key.id()),
                key.models(),
                keys.accountNames(key),
                key.expiresAt(),
                keys.lastUsed(stored),
                stored.note(),
                Forecast.of(most, totals, now, zone.get()),
                stored.createdAt());
    }

    /// What each key has used, `null` when that cannot be known now: the table is still worth showing.
    private @Nullable Map<String, KeyTotals> used() {
        try {
            return totals.byKey();
        } catch (StorageException e) {
            return null;
        }
    }
}
