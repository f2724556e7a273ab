package ccapi.daemon.apikey;

import ccapi.shared.money.Usd;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Lets requests of a key in while its limits allow it: requests at once, and money per day, week and month.
///
/// Money is set aside before a request goes out and replaced by the real cost after, so a limit can only be passed by
/// what requests in flight cost above their estimate. Any thread may use it.
public final class Limits {
    private final ConcurrentHashMap<String, Meter> meters = new ConcurrentHashMap<>();
    private final Supplier<ZoneId> zone;
    private final InstantSource clock;
    private final SpendSource books;

    /// @param zone  in which days, weeks and months begin; asked for each request
    /// @param books asked for each key when it is first used and when a day begins
    public Limits(Supplier<ZoneId> zone, InstantSource clock, SpendSource books) {
        this.zone = zone;
        this.clock = clock;
        this.books = books;
    }

    /// Takes a place and sets money aside, or says why not.
    ///
    /// @param estimate what the request may cost
    /// @throws ccapi.daemon.store.StorageException when what was spent before cannot be read
    public Admission admit(ClientKey key, Usd estimate) {
        if (estimate.nanos() < 0) {
            throw new IllegalArgumentException("a request cannot cost " + estimate);
        }
        return meters.computeIfAbsent(key.id(), id -> new Meter(id, books))
                .admit(key, estimate, clock.instant(), zone.get());
    }

    /// Requests of a key in flight.
    public int inFlight(String keyId) {
        Meter meter = meters.get(keyId);
        return meter == null ? 0 : meter.inFlight();
    }

    /// Money set aside for a key's requests in flight.
    public Usd reserved(String keyId) {
        Meter meter = meters.get(keyId);
        return meter == null ? Usd.ZERO : meter.reserved();
    }

    /// Reads the books again, after prices of the past were changed.
    public void reload() {
        meters.values().forEach(Meter::reload);
    }

    /// Drops what is known of a removed key. Requests in flight end as usual.
    void forget(String keyId) {
        meters.remove(keyId);
    }
}
