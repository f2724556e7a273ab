package ccapi.daemon.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// No account can serve the request now.
///
/// @param kind     what is missing
/// @param reasons  why not, account by account
/// @param earliest when one may serve again, `null` if that is not known
public record NoneNow(
        Kind kind, List<Reason> reasons, @Nullable Instant earliest, List<String> trace) implements Choice {
    /// What is missing, the worst first.
    public enum Kind {
        /// There is no account that the client may use for its protocol.
        NO_ACCOUNT,
        /// There are such accounts, but none serves the model.
        NO_MODEL,
        /// Accounts serve the model, but the client has a money limit and nobody knows what the model costs.
        NO_PRICE,
        /// Accounts serve the model, but all rest, failed, or were tried.
        UNAVAILABLE,
        /// All that could serve are busy and no slot came free in time, or the queue is full.
        BUSY
    }

    /// One account's reason.
    ///
    /// @param account name
    /// @param why     e.g. `cooling until 16:10`, `slots 3/3`, `model not allowed`
    public record Reason(String account, String why) {}

    /// One line for an error message.
    public String message() {
        return trace.isEmpty() ? "no account" : trace.getLast();
    }
}
