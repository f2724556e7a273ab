package ccapi.shared.apikey;

import ccapi.shared.money.Usd;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One client key as the operator sees it: a row of the API keys table.
///
/// @param id                 stable, `key_…`
/// @param name               unique; the "user" in usage tables
/// @param key                masked: first 8 and last 4 characters
/// @param currentConcurrency requests in flight now
/// @param maxConcurrency     0 = no limit
/// @param todayUsage         spent since midnight in the configured time zone; `null` while not known
/// @param dailyLimit         `null` = no limit; the same for the other two
/// @param reserved           set aside for requests in flight
/// @param models             model patterns it may ask for, empty = all
/// @param accounts           account names it may use, empty = all
/// @param expiresAt          `null` = never
/// @param forecast           when a limit runs out at the present rate, in words; `null` if it does not
public record ApiKey(
        String id,
        String name,
        String key,
        boolean enabled,
        int currentConcurrency,
        int maxConcurrency,
        long todayRequests,
        long todayTokens,
        @Nullable Usd todayUsage,
        @Nullable Usd weekUsage,
        @Nullable Usd monthUsage,
        @Nullable Usd dailyLimit,
        @Nullable Usd weeklyLimit,
        @Nullable Usd monthlyLimit,
        Usd reserved,
        List<String> models,
        List<String> accounts,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsed,
        String note,
        @Nullable String forecast,
        Instant createdAt) {}
