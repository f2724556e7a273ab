package ccapi.daemon.testing;

import ccapi.shared.account.AccountType;
import ccapi.shared.account.AddAccount;
import ccapi.shared.apikey.CreateKey;
import org.jspecify.annotations.Nullable;

/// Accounts and client keys to ask a daemon for, with nothing set but what must be.
public final class Plain {
    private Plain() {}

    /// An account at the configured address of its type.
    ///
    /// @param secret as `account add` takes it
    public static AddAccount account(String name, AccountType type, String secret) {
        return account(name, type, secret, null);
    }

    /// An account at an address of its own.
    public static AddAccount account(String name, AccountType type, String secret, @Nullable String baseUrl) {
        return new AddAccount(name, type, secret, baseUrl, null, null, null, null, null, null);
    }

    /// A client key without limits.
    public static CreateKey key(String name) {
        return new CreateKey(name, null, null, null, null, null, null, null, null);
    }
}
