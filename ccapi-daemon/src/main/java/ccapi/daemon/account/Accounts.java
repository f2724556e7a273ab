package ccapi.daemon.account;

import java.util.Optional;

/// The rules of adding, changing and removing accounts.
public final class Accounts {
    /// Refreshes the credential that an upstream answered 401 to, at most once for all requests that used it.
    /// Waits for the refresh, which runs on a thread of its own.
    ///
    /// @return a credential to try once more; empty when there is none
    /// @throws InterruptedException when the waiting thread is interrupted; the refresh goes on
    public Optional<Credential> refreshAfter401(Lease lease) throws InterruptedException {
        return Optional.empty();
    }
}
