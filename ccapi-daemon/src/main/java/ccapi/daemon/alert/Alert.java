package ccapi.daemon.alert;

import ccapi.shared.money.Usd;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something an operator wants to be told at once. Never carries a secret: names, numbers and our own words only.
public sealed interface Alert {
    /// An account cannot serve until somebody signs in again.
    ///
    /// @param reason in words
    record NeedsLogin(String account, String reason) implements Alert {}

    /// No account can serve a kind of request.
    ///
    /// @param pool    what was asked for, e.g. `claude` or a model
    /// @param reason  in words
    /// @param expects when the first account is expected back, `null` if unknown
    record NoHealthyAccount(
            String pool, String reason, @Nullable Instant expects) implements Alert {}

    /// A key has spent more than the share of its limit from which on it is told.
    ///
    /// @param window   `daily`, `weekly` or `monthly`
    /// @param percent  of the limit that is spent, rounded down
    /// @param resetsAt when the window starts anew
    record BudgetPassed(String key, String window, int percent, Usd spent, Usd limit, Instant resetsAt)
            implements Alert {}

    /// The word for the kind, in JSON.
    default String event() {
        return switch (this) {
            case NeedsLogin _ -> "needs_login";
            case NoHealthyAccount _ -> "no_healthy_account";
            case BudgetPassed _ -> "budget_passed";
        };
    }

    /// Alerts with the same subject are one.
    default String subject() {
        return switch (this) {
            case NeedsLogin login -> event() + " " + login.account;
            case NoHealthyAccount none -> event() + " " + none.pool;
            case BudgetPassed budget -> event() + " " + budget.key + " " + budget.window + " " + budget.resetsAt;
        };
    }

    /// How long the same is not told again.
    default Duration quiet() {
        return switch (this) {
            case NeedsLogin _, NoHealthyAccount _ -> Duration.ofMinutes(10);
            // once for each window, whose end is part of the subject
            case BudgetPassed _ -> Duration.ofDays(40);
        };
    }
}
