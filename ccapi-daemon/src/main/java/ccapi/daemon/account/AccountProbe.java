package ccapi.daemon.account;

import ccapi.shared.account.TestResult;
import org.jspecify.annotations.Nullable;

/// Sends a real, tiny request through one account. The proxy does it; here it is only asked for.
@FunctionalInterface
public interface AccountProbe {
    /// Sends it and waits for the whole answer.
    ///
    /// @param accountId id of the account
    /// @param model     `null` = a small one of its provider
    TestResult probe(String accountId, @Nullable String model);
}
