package ccapi.daemon.account;

import java.util.List;
import java.util.Set;

/// Decides which account serves a request next, and waits for a slot when all that could are busy.
public final class AccountSelector {
    /// Chooses an account and takes one of its slots, waiting in a fair queue until the deadline when all that could
    /// serve are busy. The credential in the lease is fresh: an expired one is refreshed first.
    ///
    /// @param tried ids of the accounts that this request has tried; they are not chosen again
    /// @throws InterruptedException when the waiting thread is interrupted, as when the client has gone
    public Choice next(Wanted wanted, Set<String> tried) throws InterruptedException {
        return new NoneNow(NoneNow.Kind.NO_ACCOUNT, List.of(), null, List.of());
    }
}
