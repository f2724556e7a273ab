package ccapi.daemon.usage;

import ccapi.shared.usage.UsageQuery;
import org.jspecify.annotations.Nullable;

/// Which groups a question is about.
///
/// @param account name or id, `null` = all; likewise for the key
/// @param model   asked for or answering, `null` = all
record GroupFilter(
        @Nullable String account,
        @Nullable String key,
        @Nullable String model) {

    static GroupFilter of(UsageQuery query) {
        return new GroupFilter(query.account(), query.key(), query.model());
    }

    boolean isOpen() {
        return account == null && key == null && model == null;
    }

    boolean matches(Group group) {
        return is(account, group.accountId(), group.accountName())
                && is(key, group.keyId(), group.keyName())
                && is(model, group.model(), group.actualModel());
    }

    private static boolean is(@Nullable String wanted, String one, String other) {
        return wanted == null || wanted.equals(one) || wanted.equals(other);
    }
}
