package ccapi.daemon.apikey;

import ccapi.shared.text.Glob;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A client key as a request meets it: who asks and what he may do. A picture of one moment, without the key's text.
///
/// @param id        stable, `key_…`
/// @param name      the "user" in usage tables
/// @param models    model patterns it may ask for, empty = all
/// @param accounts  ids of the accounts it may use, empty = all
/// @param expiresAt `null` = never
public record ClientKey(
        String id,
        String name,
        boolean enabled,
        List<String> models,
        List<String> accounts,
        KeyLimits limits,
        @Nullable Instant expiresAt) {

    public ClientKey {
        models = List.copyOf(models);
        accounts = List.copyOf(accounts);
    }

    /// Whether it may ask for a model.
    public boolean mayUse(String model) {
        return Glob.allows(models, model);
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
