package ccapi.shared;

import ccapi.shared.account.AccountsApi;
import ccapi.shared.apikey.ApiKeysApi;
import ccapi.shared.live.LiveApi;
import ccapi.shared.mirror.MirrorApi;
import ccapi.shared.socket.AdminCalls;
import ccapi.shared.socket.UnixHttp;
import ccapi.shared.status.StatusApi;
import ccapi.shared.usage.UsageApi;

/// The one door to the daemon: one Api a noun. Holds no connection, so it needs no closing and any thread may use it.
///
/// Every method throws [ccapi.shared.problem.Refusal] with what the daemon said, or with
/// [ccapi.shared.problem.ProblemCode#UNREACHABLE] when there is none.
public final class AdminClient {
    private final AdminCalls calls;

    public AdminClient(UnixHttp http) {
        this.calls = new AdminCalls(http);
    }

    /// The calls without types, for commands that pass JSON through.
    public AdminCalls calls() {
        return calls;
    }

    /// Upstream accounts, their sessions and routing.
    public AccountsApi accounts() {
        return new AccountsApi(calls);
    }

    /// Client keys.
    public ApiKeysApi keys() {
        return new ApiKeysApi(calls);
    }

    /// What was used and what it cost.
    public UsageApi usage() {
        return new UsageApi(calls);
    }

    /// The mirror pool.
    public MirrorApi mirror() {
        return new MirrorApi(calls);
    }

    /// The daemon itself.
    public StatusApi status() {
        return new StatusApi(calls);
    }

    /// Requests in flight and the push stream.
    public LiveApi live() {
        return new LiveApi(calls);
    }
}
