package ccapi.shared.account;

import ccapi.shared.money.Usd;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One upstream account as the operator sees it: a row of the accounts table. Never carries a secret.
///
/// @param id                   stable, `acc_…`
/// @param name                 unique; chosen by the operator, shown everywhere
/// @param priority             lower serves first
/// @param enabled              whether the operator lets it serve
/// @param draining             takes no new conversations; running ones end
/// @param currentConcurrency   requests in flight now
/// @param maxConcurrency       0 = no limit
/// @param health               one word; `disabled` when not enabled
/// @param healthReason         why, in words for a person; empty when healthy
/// @param healthUntil          when it ends by itself, `null` if it does not or is not known
/// @param todayRequests        since midnight in the configured time zone
/// @param todayTokens          all kinds added up
/// @param todayCostUsd         priced rows only
/// @param todayUnpriced        requests of today whose model has no price
/// @param windows              the upstream's own windows, empty for accounts that have none
/// @param lastUsed             when it last served a request, `null` if never
/// @param baseUrl              the account's own address, `null` for the configured one of its type
/// @param modelMap             model patterns (`*` allowed) to the name sent upstream
/// @param models               model patterns it may serve, empty = all
/// @param note                 the operator's words
/// @param plan                 subscription plan as the upstream names it, `null` if unknown
/// @param email                of the login, `null` if unknown
/// @param credentialExpiresAt  when the access token ends, `null` for keys and setup tokens
/// @param source               where it came from: `manual`, `codex-auth`, `claude-credentials`, `mirror:<id>`, `demo`
/// @param forecast             when a window runs out at the present rate, in words; `null` if it does not
public record Account(
        String id,
        String name,
        AccountType type,
        int priority,
        boolean enabled,
        boolean draining,
        int currentConcurrency,
        int maxConcurrency,
        Health health,
        String healthReason,
        @Nullable Instant healthUntil,
        long todayRequests,
        long todayTokens,
        Usd todayCostUsd,
        long todayUnpriced,
        List<UsageWindow> windows,
        @Nullable Instant lastUsed,
        @Nullable String baseUrl,
        Map<String, String> modelMap,
        List<String> models,
        String note,
        @Nullable String plan,
        @Nullable String email,
        @Nullable Instant credentialExpiresAt,
        String source,
        @Nullable String forecast,
        Instant createdAt) {
    /// Whether requests may go to it now.
    public boolean serves() {
        return enabled && health.serves();
    }
}
