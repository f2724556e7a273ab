package ccapi.shared.apikey;

import ccapi.shared.account.Names;
import ccapi.shared.money.Usd;
import ccapi.shared.problem.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change to a client key; `null` leaves a field as it is.
///
/// @param noLimits names among `daily`, `weekly`, `monthly`, `concurrency`, `expires` whose limit is taken away
public record EditKey(
        @Nullable String name,
        @Nullable Integer concurrency,
        @Nullable Usd daily,
        @Nullable Usd weekly,
        @Nullable Usd monthly,
        @Nullable List<String> models,
        @Nullable List<String> accounts,
        @Nullable Instant expiresAt,
        @Nullable String note,
        @Nullable List<String> noLimits) {

    public EditKey {
        if (name != null) {
            Names.check("key", name);
        }
        check(concurrency, daily, weekly, monthly);
    }

    static void check(@Nullable Integer concurrency, @Nullable Usd daily, @Nullable Usd weekly, @Nullable Usd monthly) {
        if (concurrency != null && (concurrency < 0 || concurrency > 10_000)) {
            throw Refusal.invalid(
                    "concurrency " + concurrency + " is out of range", "use 1 to 10000, or 0 for no limit");
        }
        checkLimit("daily", daily);
        checkLimit("weekly", weekly);
        checkLimit("monthly", monthly);
    }

    private static void checkLimit(String which, @Nullable Usd limit) {
        if (limit != null && limit.nanos() <= 0) {
            throw Refusal.invalid(
                    "the " + which + " limit of US$" + limit.dollars().toPlainString() + " lets nothing through",
                    "give an amount above 0, or disable the key");
        }
    }
}
