package ccapi.daemon.apikey;

import ccapi.shared.money.Usd;
import org.jspecify.annotations.Nullable;

/// How much a client key may use.
///
/// @param concurrency most requests at once, 0 = no limit
/// @param daily       most to spend in a day, `null` = no limit; the same for the other two
public record KeyLimits(
        int concurrency,
        @Nullable Usd daily,
        @Nullable Usd weekly,
        @Nullable Usd monthly) {
    /// No limits at all.
    public static final KeyLimits NONE = new KeyLimits(0, null, null, null);

    /// Whether there is a limit on money, so that what a request costs must be known.
    public boolean isOnMoney() {
        return daily != null || weekly != null || monthly != null;
    }

    /// The limit of one window, `null` for none.
    @Nullable
    Usd of(SpendWindow window) {
        return switch (window) {
            case DAY -> daily;
            case WEEK -> weekly;
            case MONTH -> monthly;
        };
    }
}
