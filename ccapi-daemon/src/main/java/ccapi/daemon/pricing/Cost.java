package ccapi.daemon.pricing;

import ccapi.shared.money.Usd;

/// What a request cost, or that nobody knows.
public sealed interface Cost {
    /// The price is known.
    record Priced(Usd amount) implements Cost {}

    /// There is no price: to be counted and shown as such, never as 0.
    ///
    /// @param model as it was asked for
    record Unpriced(String model) implements Cost {}
}
