package ccapi.shared.usage;

import ccapi.shared.money.Usd;
import java.util.List;

/// What computing costs anew came to.
///
/// @param dryRun  whether nothing was written
/// @param rows    requests looked at
/// @param changed requests whose cost differs
/// @param before  all of them together as they were; unpriced ones as nothing
/// @param after   all of them together now
/// @param models  the same by the model that answered, the largest difference first; only models with a difference
public record RepriceResult(boolean dryRun, long rows, long changed, Usd before, Usd after, List<ModelChange> models) {

    /// The difference for one model.
    ///
    /// @param unpriced requests that still have no price
    public record ModelChange(String model, long changed, Usd before, Usd after, long unpriced) {}
}
