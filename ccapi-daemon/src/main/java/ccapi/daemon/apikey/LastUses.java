package ccapi.daemon.apikey;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// When each key was last used: always known in memory, saved at most once a minute for each key.
final class LastUses {
    private static final Duration SAVE_EVERY = Duration.ofMinutes(1);

    private final ConcurrentHashMap<String, Use> uses = new ConcurrentHashMap<>();
    private final ApiKeyStore store;

    LastUses(ApiKeyStore store) {
        this.store = store;
    }

    void used(String keyId, Instant at) {
        Use use = uses.computeIfAbsent(keyId, _ -> new Use());
        use.last = at;
        Instant saved = use.saved.get();
        if (Duration.between(saved, at).abs().compareTo(SAVE_EVERY) >= 0 && use.saved.compareAndSet(saved, at)) {
            store.used(keyId, at);
        }
    }

    /// `null` when it was not used since the start.
    @Nullable
    Instant of(String keyId) {
        Use use = uses.get(keyId);
        return use == null ? null : use.last;
    }

    void save() {
        uses.forEach((keyId, use) -> store.used(keyId, use.last));
    }

    void forget(String keyId) {
        uses.remove(keyId);
    }

    private static final class Use {
        private final AtomicReference<Instant> saved = new AtomicReference<>(Instant.EPOCH);
        private volatile Instant last = Instant.EPOCH;
    }
}
