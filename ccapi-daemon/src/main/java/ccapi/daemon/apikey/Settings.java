package ccapi.daemon.apikey;

import ccapi.shared.money.Usd;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an operator can set on a key, for the audit: no secret, nothing that changes by itself.
record Settings(
        String id,
        String name,
        String key,
        boolean enabled,
        int concurrency,
        @Nullable Usd daily,
        @Nullable Usd weekly,
        @Nullable Usd monthly,
        List<String> models,
        List<String> accounts,
        @Nullable Instant expiresAt,
        String note) {

    static Settings of(StoredKey stored) {
        ClientKey key = stored.key();
        KeyLimits limits = key.limits();
        return new Settings(
                key.id(),
                key.name(),
                stored.masked(),
                key.enabled(),
                limits.concurrency(),
                limits.daily(),
                limits.weekly(),
                limits.monthly(),
                key.models(),
                key.accounts(),
                key.expiresAt(),
                stored.note());
    }
}
