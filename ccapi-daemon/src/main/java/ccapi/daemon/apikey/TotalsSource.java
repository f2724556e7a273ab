package ccapi.daemon.apikey;

import java.util.Map;

/// Where the table of keys gets what each has used.
@FunctionalInterface
public interface TotalsSource {
    /// Totals by key id; a key that is missing was not used.
    ///
    /// @throws ccapi.daemon.store.StorageException when the books cannot be read
    Map<String, KeyTotals> byKey();
}
