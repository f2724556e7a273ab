package ccapi.shared.account;

import ccapi.shared.problem.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What it takes to add an account. The only type that carries a secret, and only towards the daemon.
///
/// @param secret    for keys the bare key; for OAuth a setup token or JSON
/// `{"access_token":…,"refresh_token":…,"expires_at":…}`
/// @param baseUrl   `null` = the configured address of its type
/// @param priority  `null` = 50; lower serves first
/// @param concurrency `null` = 0 = no limit
/// @param source    where it came from, see [Account#source()]; `null` = `manual`
public record AddAccount(
        String name,
        AccountType type,
        String secret,
        @Nullable String baseUrl,
        @Nullable Integer priority,
        @Nullable Integer concurrency,
        @Nullable Map<String, String> modelMap,
        @Nullable List<String> models,
        @Nullable String note,
        @Nullable String source) {

    public AddAccount {
        Names.check("account", name);
        if (type == null) {
            throw Refusal.invalid("account '" + name + "' has no type", "give --type");
        }
        if (secret == null || secret.isBlank()) {
            throw Refusal.invalid("account '" + name + "' has no credential", "give it by prompt or --secret-file");
        }
        EditAccount.check(priority, concurrency);
    }

    /// Hides the secret.
    @Override
    public String toString() {
        return "AddAccount[" + name + ", " + type.wire() + ", secret=***]";
    }
}
