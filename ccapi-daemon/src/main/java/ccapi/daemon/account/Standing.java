package ccapi.daemon.account;

import ccapi.daemon.upstream.Verdict;
import ccapi.daemon.upstream.Verdict.AuthFailed;
import ccapi.daemon.upstream.Verdict.ClientFault;
import ccapi.daemon.upstream.Verdict.Cooldown;
import ccapi.daemon.upstream.Verdict.ModelUnavailable;
import ccapi.daemon.upstream.Verdict.NeedsLogin;
import ccapi.daemon.upstream.Verdict.Transient;
import ccapi.shared.account.Health;
import ccapi.shared.account.UsageWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How well an account, or one family of its models, stands; and what one more failure makes of it.
///
/// @param until when it may be tried again, `null` when it is healthy or only a person can mend it
/// @param since when it came to stand so
/// @param step  failures in a row, 0 after a success; longer rests follow from more of them
record Standing(Health health, String reason, @Nullable Instant until, Instant since, int step) {
    // base and most of the rests whose end the upstream did not say; an overload is the provider's, not the
    // account's, so it stays short: ten minutes would empty a small pool in seconds
    private static final Backoff OVERLOADED = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1));
    private static final Backoff THROTTLED = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5));
    private static final Backoff LIMITED = new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(30));
    private static final Backoff ANSWERED = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5));
    private static final Backoff UNREACHED = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));
    private static final Backoff HUNG = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(5));
    private static final Backoff REFUSED = new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(30));
    private static final Backoff NO_MODEL = new Backoff(Duration.ofMinutes(10), Duration.ofHours(12));

    private static final Duration CLOCK_DRIFT = Duration.ofMinutes(1);

    // failures this long ago say nothing about now
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    static Standing healthy(Instant at) {
        return new Standing(Health.HEALTHY, "", null, at, 0);
    }

    boolean isHealthy() {
        return health == Health.HEALTHY;
    }

    /// Whether it must not be tried now.
    boolean isResting(Instant now) {
        return !isHealthy() && (until == null || (now.isBefore(until) && !wasSetBack(now)));
    }

    /// Whether its rest is over and one request should find out how it is.
    boolean wantsProbe(Instant now) {
        return until != null && !isHealthy() && (!now.isBefore(until) || wasSetBack(now));
    }

    // a clock that was set back would make the rest longer than anybody meant: one request may find out
    private boolean wasSetBack(Instant now) {
        return now.plus(CLOCK_DRIFT).isBefore(since);
    }

    /// How it stands after an attempt failed.
    ///
    /// @param windows what is known of the account's usage windows, to find the end of a limit that names none
    Standing after(Verdict verdict, List<UsageWindow> windows, Instant now) {
        int next = isForgotten(now) ? 1 : step + 1;
        return switch (verdict) {
            case ClientFault _ -> this;
            case Cooldown(Health word, var _, Instant told, String why) ->
                rest(word, why, end(word, told, windows, next, now), next, now);
            case AuthFailed(String why) -> rest(Health.AUTH_FAILED, why, REFUSED.after(now, next), next, now);
            case NeedsLogin(String why) -> new Standing(Health.NEEDS_LOGIN, why, null, now, next);
            case ModelUnavailable(String why) -> rest(Health.COOLING, why, NO_MODEL.after(now, next), next, now);
            case Transient(var fault, String why) ->
                switch (fault) {
                    case CONNECTION -> rest(Health.COOLING, why, UNREACHED.after(now, next), next, now);
                    case TIMEOUT -> rest(Health.COOLING, why, HUNG.after(now, next), next, now);
                    // one bad answer may be about the request; the second in a row is about the account
                    case ANSWER ->
                        next < 2
                                ? new Standing(Health.HEALTHY, "", null, now, next)
                                : rest(Health.COOLING, why, ANSWERED.after(now, next - 1), next, now);
                };
        };
    }

    /// How it stands after a failure of a request that was sent before the present rest began: only what the upstream
    /// said about time makes it longer, so that many failures at once count as one.
    Standing afterLate(Verdict verdict, Instant now) {
        return switch (verdict) {
            case Cooldown(Health word, var _, Instant told, String why)
            when told != null && until != null && told.isAfter(until) -> new Standing(word, why, told, since, step);
            case NeedsLogin(String why) -> new Standing(Health.NEEDS_LOGIN, why, null, now, step);
            case Cooldown _, NeedsLogin _, AuthFailed _, ClientFault _, ModelUnavailable _, Transient _ -> this;
        };
    }

    private boolean isForgotten(Instant now) {
        return now.isAfter((until == null ? since : until).plus(FORGOTTEN));
    }

    private static Standing rest(Health health, String why, Instant until, int step, Instant now) {
        return new Standing(health, why, until, now, step);
    }

    private static Instant end(
            Health health, @Nullable Instant told, List<UsageWindow> windows, int step, Instant now) {
        if (told != null && told.isAfter(now)) {
            return told;
        }
        return switch (health) {
            case LIMITED -> {
                Instant reset = fullUntil(windows, now);
                yield reset == null ? LIMITED.after(now, step) : reset;
            }
            case OVERLOADED -> OVERLOADED.after(now, step);
            default -> THROTTLED.after(now, step);
        };
    }

    private static @Nullable Instant fullUntil(List<UsageWindow> windows, Instant now) {
        return windows.stream()
                .filter(window -> window.usedPercent() != null && window.usedPercent() >= 100)
                .map(UsageWindow::resetsAt)
                .filter(Objects::nonNull)
                .filter(reset -> reset.isAfter(now))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /// Rests that double from one failure to the next.
    private record Backoff(Duration base, Duration most) {
        Instant after(Instant now, int step) {
            Duration rest = base.multipliedBy(1L << Math.clamp(step - 1, 0, 20));
            return now.plus(rest.compareTo(most) > 0 ? most : rest);
        }
    }
}
