package ccapi.daemon.usage;

import ccapi.shared.money.Usd;

/// What a key has spent since midnight, since Monday and since the first of the month.
public record Spend(Usd day, Usd week, Usd month) {
    /// Nothing yet.
    public static final Spend NONE = new Spend(Usd.ZERO, Usd.ZERO, Usd.ZERO);
}
