package ccapi.daemon.apikey;

import ccapi.daemon.usage.Spend;
import ccapi.daemon.usage.Totals;
import ccapi.shared.money.Usd;
import org.jspecify.annotations.Nullable;

/// What a key has used, for the table.
///
/// @param today spent since midnight, `null` while not known; the same for week and month
public record KeyTotals(
        long todayRequests,
        long todayTokens,
        @Nullable Usd today,
        @Nullable Usd week,
        @Nullable Usd month) {
    /// Of a key that was not used.
    public static final KeyTotals NONE = new KeyTotals(0, 0, Usd.ZERO, Usd.ZERO, Usd.ZERO);

    static KeyTotals of(Totals today, Spend spend) {
        return new KeyTotals(today.requests(), today.tokens(), spend.day(), spend.week(), spend.month());
    }

    /// When the books cannot be read.
    static final KeyTotals UNKNOWN = new KeyTotals(0, 0, null, null, null);
}
