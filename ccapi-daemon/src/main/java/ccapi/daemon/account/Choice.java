package ccapi.daemon.account;

import java.util.List;

/// What [AccountSelector#next] found: a [Lease] on an account, or [NoneNow] with the reasons.
public sealed interface Choice permits Lease, NoneNow {
    /// How it was decided, for the request's trace: one line each, no secrets.
    List<String> trace();
}
