package ccapi.daemon.proxy;

import ccapi.daemon.account.NoneNow;
import ccapi.daemon.proxy.ClientReply.ClientError;
import ccapi.daemon.upstream.Verdict;
import ccapi.shared.account.Health;
import ccapi.shared.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is said when no account can serve: to the client what is wrong and when to come back, to the operator why
/// each account could not. Names of accounts and addresses of upstreams are none of a client's business.
final class Nobody {
    // nobody waits longer than this inside a client; beyond, it is better told to stop
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Nobody() {}

    /// For the client.
    ///
    /// @param tier how the client wants to be served, empty = as usual
    /// @param last what the last account made of this request, `null` when none was asked
    static ClientError error(NoneNow none, String tier, @Nullable Verdict last, Instant now) {
        String what = what(none.kind(), tier);
        Duration wait = none.earliest() == null ? null : positive(Duration.between(now, none.earliest()));
        return switch (none.kind()) {
            case NO_ACCOUNT -> ClientError.of(503, "api_error", what + "; ask the operator");
            case NO_MODEL -> ClientError.of(404, "not_found_error", what);
            case NO_PRICE -> ClientError.of(403, "permission_error", what + "; ask the operator");
            case BUSY ->
                ClientError.passing(529, "overloaded_error", what, wait == null ? Duration.ofSeconds(2) : wait);
            case UNAVAILABLE -> unavailable(what + ": ", last, wait, now);
        };
    }

    // what happened to this very request says more than what is known of accounts it was not sent to
    private static ClientError unavailable(String what, @Nullable Verdict last, @Nullable Duration wait, Instant now) {
        return switch (last) {
            case Verdict.Transient failure
            when failure.fault() == Verdict.Fault.TIMEOUT ->
                ClientError.passing(504, "timeout_error", what + "the upstream gave no answer in time", wait);
            case Verdict.Transient failure
            when failure.fault() == Verdict.Fault.CONNECTION ->
                ClientError.passing(
                        502, "api_error", what + "the upstream cannot be reached, or broke off its answer", wait);
            case Verdict.Transient _ -> ClientError.passing(502, "api_error", what + "the upstream failed", wait);
            case Verdict.ModelUnavailable _ ->
                ClientError.of(404, "not_found_error", what + "the upstream does not serve this model");
            case Verdict.AuthFailed _, Verdict.NeedsLogin _ ->
                ClientError.of(503, "api_error", what + "the upstream refused to sign us in; ask the operator");
            case Verdict.Cooldown cooldown
            when cooldown.health() == Health.OVERLOADED ->
                ClientError.passing(529, "overloaded_error", what + "the upstream is overloaded", wait);
            case Verdict.Cooldown _, Verdict.ClientFault _ -> resting(what, wait, now);
            case null -> resting(what, wait, now);
        };
    }

    private static ClientError resting(String what, @Nullable Duration wait, Instant now) {
        return wait == null
                ? ClientError.of(503, "api_error", what + "ask the operator")
                : new ClientError(
                        429,
                        "rate_limit_error",
                        what + "one may in " + Times.until(now.plus(wait), now),
                        wait,
                        wait.compareTo(PATIENCE) <= 0);
    }

    /// For the books.
    static String inFull(NoneNow none, String tier) {
        String reasons = none.reasons().stream()
                .map(reason -> reason.account() + ": " + reason.why())
                .collect(Collectors.joining("; "));
        String what = what(none.kind(), tier);
        return reasons.isEmpty() ? what : what + " (" + reasons + ")";
    }

    private static String what(NoneNow.Kind kind, String tier) {
        return switch (kind) {
            case NO_ACCOUNT -> "no account can serve this protocol";
            case NO_MODEL -> "no account serves this model";
            case NO_PRICE ->
                "this key has a money limit, and nobody knows what this model costs"
                        + (tier.isEmpty() ? "" : " in tier " + tier);
            case BUSY -> "all accounts are busy";
            case UNAVAILABLE -> "no account can serve now";
        };
    }

    private static Duration positive(Duration wait) {
        return wait.isPositive() ? wait : Duration.ofSeconds(1);
    }
}
