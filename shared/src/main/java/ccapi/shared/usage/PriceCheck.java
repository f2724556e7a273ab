package ccapi.shared.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a model that was used in the last 30 days has a price.
///
/// @param model    the one that answered
/// @param requests in those 30 days
/// @param lastUsed when it last answered
/// @param priced   whether it has a price now
/// @param pricedAs the model of the list whose price it gets, `null` when it has none
/// @param note     what is not sure about that price, `null` if nothing
/// @param listedAt when the list with that price was drawn up, `null` when there is none or it is the operator's own
public record PriceCheck(
        String model,
        long requests,
        Instant lastUsed,
        boolean priced,
        @Nullable String pricedAs,
        @Nullable String note,
        @Nullable Instant listedAt) {}
