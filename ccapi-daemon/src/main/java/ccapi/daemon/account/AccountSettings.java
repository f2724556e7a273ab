package ccapi.daemon.account;

import ccapi.shared.account.AccountType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an operator can set for an account, as it is written into the audit log. Holds no secret.
record AccountSettings(
        String name,
        AccountType type,
        int priority,
        int concurrency,
        @Nullable String baseUrl,
        Map<String, String> modelMap,
        List<String> models,
        boolean enabled,
        boolean draining,
        String note,
        String source) {
    static AccountSettings of(Profile profile) {
        AccountInfo info = profile.info();
        return new AccountSettings(
                info.name(),
                info.type(),
                info.priority(),
                info.maxConcurrency(),
                info.baseUrl(),
                info.modelMap(),
                info.models(),
                profile.enabled(),
                profile.draining(),
                profile.note(),
                profile.source());
    }
}
