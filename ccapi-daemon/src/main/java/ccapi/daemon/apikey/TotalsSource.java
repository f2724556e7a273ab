package ccapi.daemon.apikey;

import ccapi.daemon.usage.UsageTotals;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Where the table of keys gets what each has used.
@FunctionalInterface
public interface TotalsSource {
    /// Totals by key id; a key that is missing was not used.
    ///
    /// @throws ccapi.daemon.store.StorageException when the books cannot be read
    Map<String, KeyTotals> byKey();

    /// The totals that the books keep at hand.
    static TotalsSource of(UsageTotals totals) {
        return () -> totals.keys().stream()
                .collect(Collectors.toMap(
                        Function.identity(), id -> KeyTotals.of(totals.todayOfKey(id), totals.spend(id))));
    }
}
