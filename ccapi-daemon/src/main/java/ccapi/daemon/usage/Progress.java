package ccapi.daemon.usage;

import ccapi.shared.usage.TokenUsage;

/// How far a request has come: what is booked for it should the daemon be killed now.
///
/// @param accountId   that answers, empty if none yet
/// @param actualModel that answers, empty when it is the one asked for or not known
/// @param usage       metered so far
public record Progress(String accountId, String accountName, String actualModel, TokenUsage usage) {
    /// Not sent anywhere yet.
    static final Progress NONE = new Progress("", "", "", TokenUsage.NONE);

    /// Whether nothing but the answer has grown since.
    boolean isLongerThan(Progress before) {
        return accountId.equals(before.accountId) && usage.prompt() == before.usage.prompt();
    }
}
