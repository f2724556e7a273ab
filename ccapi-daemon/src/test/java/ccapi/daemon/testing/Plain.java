package ccapi.daemon.testing;

import ccapi.shared.account.AccountType;
import ccapi.shared.account.AddAccount;
import ccapi.shared.apikey.CreateKey;

/// Accounts and client keys to ask a daemon for, with nothing set but what must be.
public final class Plain {
    private Plain() {}

    /// An account at the configured address of its type.
    ///
    /// @param secret as `account add` takes it
    public static AddAccount account(String name, AccountType type, String secret) {
        return new AddAccount(name, type, secret, null, null, null, null, null, null, null);
    }

    /// A client key without limits.
    public static CreateKey key(String name) {
        return new CreateKey(name, null, null, null, null, null, null, null, null);
    }
}
