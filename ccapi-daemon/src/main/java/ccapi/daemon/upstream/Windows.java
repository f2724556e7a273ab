package ccapi.daemon.upstream;

import ccapi.shared.account.AccountType;
import ccapi.shared.account.UsageWindow;
import java.time.Instant;
import java.util.List;

/// Reads the upstream's own usage windows off an answer's headers. Pure.
public final class Windows {
    private Windows() {}

    /// The windows that the headers tell of; empty when they tell of none.
    public static List<UsageWindow> read(AccountType type, UpstreamHeaders headers, Instant now) {
        return List.of();
    }

    /// The windows that a `codex.rate_limits` event tells of.
    ///
    /// @param data the event's JSON
    public static List<UsageWindow> readEvent(byte[] data, Instant now) {
        return List.of();
    }
}
