package ccapi.daemon.account;

import ccapi.shared.account.AccountType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the operator set for an account, as a request sees it: a picture of one moment, without any secret.
///
/// @param id             stable, `acc_…`
/// @param priority       lower serves first
/// @param maxConcurrency most requests at once, 0 = no limit
/// @param baseUrl        its own address, `null` = the configured one of its type
/// @param modelMap       model patterns (`*` allowed) to the name sent upstream
/// @param models         model patterns it may serve, empty = all
public record AccountInfo(
        String id,
        String name,
        AccountType type,
        int priority,
        int maxConcurrency,
        @Nullable String baseUrl,
        Map<String, String> modelMap,
        List<String> models) {
    /// Whether a client key that may use these accounts may use this one.
    ///
    /// @param allowed names or ids, empty = all
    boolean isAmong(List<String> allowed) {
        return allowed.isEmpty() || allowed.contains(name) || allowed.contains(id);
    }
}
