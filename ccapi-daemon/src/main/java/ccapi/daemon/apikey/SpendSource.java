package ccapi.daemon.apikey;

import ccapi.shared.money.Usd;
import java.time.Instant;

/// Where the limits learn what a key had spent before the daemon started.
@FunctionalInterface
public interface SpendSource {
    /// The cost of all requests of a key that began at a moment or after it, the future included.
    ///
    /// @throws ccapi.daemon.store.StorageException when the books cannot be read
    Usd spentSince(String keyId, Instant start);
}
