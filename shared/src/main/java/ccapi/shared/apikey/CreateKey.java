package ccapi.shared.apikey;

import ccapi.shared.account.Names;
import ccapi.shared.money.Usd;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What it takes to make a client key; `null` means no limit.
public record CreateKey(
        String name,
        @Nullable Integer concurrency,
        @Nullable Usd daily,
        @Nullable Usd weekly,
        @Nullable Usd monthly,
        @Nullable List<String> models,
        @Nullable List<String> accounts,
        @Nullable Instant expiresAt,
        @Nullable String note) {

    public CreateKey {
        Names.check("key", name);
        EditKey.check(concurrency, daily, weekly, monthly);
    }
}
