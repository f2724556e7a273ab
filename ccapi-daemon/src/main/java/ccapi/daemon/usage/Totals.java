package ccapi.daemon.usage;

import ccapi.shared.money.Usd;

/// Requests added up.
///
/// @param tokens   of all kinds
/// @param cost     of the priced ones
/// @param unpriced requests whose model has no price
public record Totals(long requests, long tokens, Usd cost, long unpriced) {
    /// None.
    public static final Totals NONE = new Totals(0, 0, Usd.ZERO, 0);
}
