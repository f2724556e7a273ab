package ccapi.daemon.apikey;

import ccapi.shared.account.Names;
import ccapi.shared.apikey.CreateKey;
import ccapi.shared.apikey.EditKey;
import ccapi.shared.money.Usd;
import ccapi.shared.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns what the operator asked for into a client key, or refuses it.
final class KeyChange {
    private static final Set<String> LIMITS = Set.of("daily", "weekly", "monthly", "concurrency", "expires");
    private static final int MOST_PATTERNS = 100;

    private KeyChange() {}

    static ClientKey made(String id, CreateKey wish, AccountNames accounts, Instant now) {
        KeyLimits limits = new KeyLimits(
                wish.concurrency() == null ? 0 : wish.concurrency(), wish.daily(), wish.weekly(), wish.monthly());
        return new ClientKey(
                id,
                wish.name(),
                true,
                patterns("model", orElse(wish.models(), List.of())),
                bound(orElse(wish.accounts(), List.of()), List.of(), accounts),
                limits,
                future(wish.expiresAt(), now));
    }

    static ClientKey edited(ClientKey key, EditKey wish, AccountNames accounts, Instant now) {
        List<String> without = orElse(wish.noLimits(), List.of());
        refuseUnknown(without);
        KeyLimits old = key.limits();
        KeyLimits limits = new KeyLimits(
                without.contains("concurrency") ? 0 : orElse(wish.concurrency(), old.concurrency()),
                without.contains("daily") ? null : either(wish.daily(), old.daily()),
                without.contains("weekly") ? null : either(wish.weekly(), old.weekly()),
                without.contains("monthly") ? null : either(wish.monthly(), old.monthly()));
        Instant expires = wish.expiresAt() == null ? key.expiresAt() : future(wish.expiresAt(), now);
        return new ClientKey(
                key.id(),
                orElse(wish.name(), key.name()),
                key.enabled(),
                patterns("model", orElse(wish.models(), key.models())),
                wish.accounts() == null ? key.accounts() : bound(wish.accounts(), key.accounts(), accounts),
                limits,
                without.contains("expires") ? null : expires);
    }

    static ClientKey enabled(ClientKey key, boolean enabled) {
        return new ClientKey(
                key.id(), key.name(), enabled, key.models(), key.accounts(), key.limits(), key.expiresAt());
    }

    private static void refuseUnknown(List<String> names) {
        for (String name : names) {
            if (!LIMITS.contains(name)) {
                throw Refusal.invalid(
                        "there is no limit called '" + name + "'",
                        "use daily, weekly, monthly, concurrency or expires");
            }
        }
    }

    private static @Nullable Instant future(@Nullable Instant at, Instant now) {
        if (at != null && !at.isAfter(now)) {
            throw Refusal.invalid("the expiry date " + at + " is past", "give a later one, or disable the key");
        }
        return at;
    }

    // an account that was removed stays bound until it is taken from the list: without it, the key might use all
    private static List<String> bound(List<String> refs, List<String> before, AccountNames accounts) {
        return patterns("account", refs).stream()
                .map(ref -> before.contains(ref) ? ref : accounts.id(ref))
                .distinct()
                .toList();
    }

    private static List<String> patterns(String noun, List<String> patterns) {
        if (patterns.size() > MOST_PATTERNS) {
            throw Refusal.invalid(patterns.size() + " " + noun + " names are too many", "use at most " + MOST_PATTERNS);
        }
        for (String pattern : patterns) {
            if (pattern.isBlank()
                    || pattern.length() > 200
                    || pattern.codePoints().anyMatch(Names::isUnprintable)) {
                throw Refusal.invalid("one of the " + noun + " names is empty, too long or unprintable", "mend it");
            }
        }
        return patterns;
    }

    private static @Nullable Usd either(@Nullable Usd wish, @Nullable Usd old) {
        return wish == null ? old : wish;
    }

    private static <T> T orElse(@Nullable T wish, T otherwise) {
        return wish == null ? otherwise : wish;
    }
}
