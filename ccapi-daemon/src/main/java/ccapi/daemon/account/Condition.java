package ccapi.daemon.account;

import ccapi.daemon.upstream.Verdict;
import ccapi.shared.account.UsageWindow;
import java.time.Instant;
import java.util.List;

/// How an account, or one family of its models, is doing from request to request. Guarded by the roster's lock.
///
/// Each rest has a number. A request carries the number that was in force when it was sent, so that news about an
/// earlier time neither end a rest that began since nor lengthen it step by step.
final class Condition {
    private Standing standing;
    private long rest;
    private boolean probing;

    Condition(Standing standing) {
        this.standing = standing;
    }

    Standing standing() {
        return standing;
    }

    boolean isProbing() {
        return probing;
    }

    /// Whether another request is finding out how it is.
    boolean isBusyProbing(Instant now) {
        return probing && standing.wantsProbe(now);
    }

    /// Lets a request through; it is the probe when one is wanted.
    Pass enter(Instant now) {
        boolean probe = standing.wantsProbe(now);
        probing |= probe;
        return new Pass(this, rest, probe);
    }

    /// The way of a request that was sent before the present rest began.
    Pass late() {
        return new Pass(this, rest - 1, false);
    }

    /// Puts it as given, whatever was before: by the operator or at the start.
    void put(Standing given) {
        if (!given.isHealthy() || !standing.isHealthy()) {
            rest++;
            probing = false;
        }
        standing = given;
    }

    /// One request's way through, from being let in to its end.
    record Pass(Condition condition, long rest, boolean probe) {
        boolean isThrough(Condition other) {
            return condition == other;
        }

        /// The request went well.
        ///
        /// @return whether that changed anything
        boolean succeeded(Instant now) {
            if (rest != condition.rest || (condition.standing.isHealthy() && condition.standing.step() == 0)) {
                return false;
            }
            condition.put(Standing.healthy(now));
            return true;
        }

        /// The request failed.
        ///
        /// @param windows what is known of the account's usage windows
        /// @return whether that changed anything
        boolean failed(Verdict verdict, List<UsageWindow> windows, Instant now) {
            Standing before = condition.standing;
            boolean isNews = rest == condition.rest || before.isHealthy();
            Standing after = isNews ? before.after(verdict, windows, now) : before.afterLate(verdict, now);
            if (after.equals(before)) {
                return false;
            }
            condition.put(after);
            return true;
        }

        /// The request ended without telling anything: the next one may find out.
        void ended() {
            if (probe && rest == condition.rest) {
                condition.probing = false;
            }
        }
    }
}
