package ccapi.daemon.account;

import ccapi.daemon.upstream.Verdict;
import ccapi.shared.account.UsageWindow;
import java.util.List;

/// Learns from every attempt how well an account is. Never blocks on the database; any thread may use it.
public final class HealthBoard {
    /// The attempt went well. Call it as soon as the first real item of the answer is there.
    ///
    /// @param windows what the answer told of the account's usage windows, may be empty
    public void succeeded(Lease lease, List<UsageWindow> windows) {}

    /// The attempt failed. Not to be called when the client left.
    ///
    /// @param status  the upstream's HTTP status, 0 when there was no answer
    /// @param windows what the answer told of the account's usage windows, may be empty
    public void failed(Lease lease, Verdict verdict, int status, List<UsageWindow> windows) {}

    /// The upstream told of usage windows in passing, as in a `codex.rate_limits` event.
    public void seen(Lease lease, List<UsageWindow> windows) {}
}
