package ccapi.daemon.account;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How soon an account's tokens may be refreshed again after that failed. Any thread may use it.
final class Pace {
    // the first failure may be a restart of the provider, many in a row are not mended by asking
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofMinutes(10);

    private int failures;
    private Instant notBefore = Instant.MIN;
    private String reason = "";

    /// Whether it may be tried now.
    synchronized boolean allows(Instant now) {
        // a clock that was set back must not make it wait longer than it ever would
        return !now.isBefore(notBefore) || notBefore.isAfter(now.plus(MOST.multipliedBy(12)));
    }

    /// When it may be tried again.
    synchronized Instant notBefore() {
        return notBefore;
    }

    /// Why it failed last.
    synchronized String reason() {
        return reason;
    }

    /// It failed.
    ///
    /// @param told when the provider says to come back, `null` when it does not
    synchronized void failed(Instant now, @Nullable Instant told, String why) {
        Duration rest = FIRST.multipliedBy(1L << Math.min(failures, 10));
        Instant own = now.plus(rest.compareTo(MOST) > 0 ? MOST : rest);
        failures++;
        reason = why;
        notBefore = told != null && told.isAfter(own) ? told : own;
    }

    /// It went well, or the operator says to try.
    synchronized void reset() {
        failures = 0;
        notBefore = Instant.MIN;
        reason = "";
    }
}
