package ccapi.daemon.proxy;

import ccapi.daemon.account.NoneNow;
import ccapi.daemon.proxy.ClientReply.ClientError;
import ccapi.daemon.upstream.Verdict;
import ccapi.shared.account.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the client is told when no account can serve: account by account why, and when to come back.
final class Nobody {
    // nobody waits longer than this inside a client; beyond, it is better told to stop
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Nobody() {}

    /// @param tier how the client wants to be served, empty = as usual
    /// @param last what the last account made of this request, `null` when none was asked
    static ClientError error(NoneNow none, String tier, @Nullable Verdict last, Instant now) {
        String message = message(none, tier);
        Duration wait = none.earliest() == null ? null : positive(Duration.between(now, none.earliest()));
        return switch (none.kind()) {
            case NO_ACCOUNT -> ClientError.of(503, "api_error", message);
            case NO_MODEL -> ClientError.of(404, "not_found_error", message);
            case NO_PRICE -> ClientError.of(403, "permission_error", message + "; ask the operator");
            case BUSY ->
                ClientError.passing(529, "overloaded_error", message, wait == null ? Duration.ofSeconds(2) : wait);
            case UNAVAILABLE -> unavailable(message, last, wait);
        };
    }

    // what happened to this very request says more than what is known of accounts it was not sent to
    private static ClientError unavailable(String message, @Nullable Verdict last, @Nullable Duration wait) {
        return switch (last) {
            case Verdict.Transient failure
            when failure.fault() == Verdict.Fault.TIMEOUT -> ClientError.passing(504, "timeout_error", message, wait);
            case Verdict.Transient _ -> ClientError.passing(502, "api_error", message, wait);
            case Verdict.ModelUnavailable _ -> ClientError.of(404, "not_found_error", message);
            case Verdict.AuthFailed _, Verdict.NeedsLogin _ -> ClientError.of(503, "api_error", message);
            case Verdict.Cooldown cooldown
            when cooldown.health() == Health.OVERLOADED -> ClientError.passing(529, "overloaded_error", message, wait);
            case Verdict.Cooldown _, Verdict.ClientFault _ -> resting(message, wait);
            case null -> resting(message, wait);
        };
    }

    private static ClientError resting(String message, @Nullable Duration wait) {
        return wait == null
                ? ClientError.of(503, "api_error", message)
                : new ClientError(429, "rate_limit_error", message, wait, wait.compareTo(PATIENCE) <= 0);
    }

    private static String message(NoneNow none, String tier) {
        String reasons = none.reasons().stream()
                .map(reason -> reason.account() + ": " + reason.why())
                .collect(Collectors.joining("; "));
        String what = switch (none.kind()) {
            case NO_ACCOUNT -> "no account can serve this protocol";
            case NO_MODEL -> "no account serves this model";
            case NO_PRICE ->
                "this key has a money limit, and nobody knows what this model costs"
                        + (tier.isEmpty() ? "" : " in tier " + tier);
            case BUSY -> "all accounts are busy";
            case UNAVAILABLE -> "no account can serve now";
        };
        return reasons.isEmpty() ? what : what + " (" + reasons + ")";
    }

    private static Duration positive(Duration wait) {
        return wait.isPositive() ? wait : Duration.ofSeconds(1);
    }
}
