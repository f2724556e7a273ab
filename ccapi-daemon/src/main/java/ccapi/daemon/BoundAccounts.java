package ccapi.daemon;

import ccapi.daemon.account.AccountPool;
import ccapi.daemon.apikey.AccountNames;

/// The accounts of the pool as client keys are bound to them.
record BoundAccounts(AccountPool pool) implements AccountNames {
    @Override
    public String id(String ref) {
        return pool.idOf(ref);
    }

    @Override
    public String name(String id) {
        return pool.nameOf(id);
    }
}
