package ccapi.daemon.apikey;

import ccapi.daemon.secret.Keyring;
import ccapi.daemon.secret.Secret;
import ccapi.shared.apikey.CreateKey;
import ccapi.shared.apikey.EditKey;
import ccapi.shared.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The client keys in force.
///
/// All of them are held in memory, by their marks, and replaced as a whole after each committed change: looking one up
/// costs one HMAC and no SQL, and a key that was disabled, rotated or removed stops with the next request. Any thread
/// may use it.
public final class ApiKeys {
    private final ApiKeyStore store;
    private final Keyring keyring;
    private final AccountNames accounts;
    private final InstantSource clock;
    private final LastUses uses;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile Map<String, StoredKey> byMark;

    public ApiKeys(ApiKeyStore store, Keyring keyring, AccountNames accounts, InstantSource clock) {
        this.store = store;
        this.keyring = keyring;
        this.accounts = accounts;
        this.clock = clock;
        this.uses = new LastUses(store);
        this.byMark = load();
    }

    /// Who presents this text. Never says anything about keys to the log.
    public Authentication authenticate(String presented) {
        if (presented.isEmpty() || presented.length() > KeyText.MAX_LENGTH) {
            return new Authentication.Unknown();
        }
        String mark = mark(presented);
        StoredKey found = byMark.get(mark);
        if (found == null || !same(found.mark(), mark)) {
            return new Authentication.Unknown();
        }
        ClientKey key = found.key();
        Instant now = clock.instant();
        if (!key.enabled()) {
            return new Authentication.Disabled(key);
        }
        if (key.isExpired(now)) {
            return new Authentication.Expired(key);
        }
        uses.used(key.id(), now);
        return new Authentication.Known(key);
    }

    /// How many keys there are.
    public int count() {
        return byMark.size();
    }

    /// A key by name or id, as a request would meet it.
    ///
    /// @throws Refusal when there is none
    public ClientKey get(String ref) {
        return find(ref).key();
    }

    /// Saves when keys were last used; called before the database closes.
    public void close() {
        uses.save();
    }

    List<StoredKey> all() {
        return byMark.values().stream()
                .sorted(Comparator.comparing(StoredKey::name))
                .toList();
    }

    /// The names of the accounts that a key may use, empty = all.
    List<String> accountNames(ClientKey key) {
        return key.accounts().stream().map(accounts::name).toList();
    }

    StoredKey find(String ref) {
        List<StoredKey> all = all();
        return all.stream()
                .filter(key -> key.name().equals(ref))
                .findFirst()
                .or(() -> all.stream().filter(key -> key.id().equals(ref)).findFirst())
                .orElseThrow(() -> Refusal.notFound("there is no key '" + ref + "'", "see `ccapi key list`"));
    }

    @Nullable
    Instant lastUsed(StoredKey key) {
        Instant used = uses.of(key.id());
        return used == null ? key.lastUsed() : used;
    }

    Made create(CreateKey wish) {
        return change(() -> {
            String text = KeyText.random();
            Instant now = clock.instant();
            ClientKey key = KeyChange.made(KeyText.randomId(), wish, accounts, now);
            String note = wish.note() == null ? "" : wish.note();
            StoredKey made = new StoredKey(key, mark(text), KeyText.head(text), KeyText.tail(text), note, null, now);
            store.insert(made);
            return new Made(made, new Secret(text));
        });
    }

    Made rotate(String ref) {
        return change(() -> {
            String text = KeyText.random();
            StoredKey rotated = find(ref).withText(mark(text), text);
            store.update(rotated);
            return new Made(rotated, new Secret(text));
        });
    }

    StoredKey edit(String ref, EditKey wish) {
        return change(() -> {
            StoredKey old = find(ref);
            String note = wish.note() == null ? old.note() : wish.note();
            StoredKey edited = old.with(KeyChange.edited(old.key(), wish, accounts, clock.instant()), note);
            store.update(edited);
            return edited;
        });
    }

    StoredKey enable(String ref, boolean enabled) {
        return change(() -> {
            StoredKey old = find(ref);
            StoredKey changed = old.with(KeyChange.enabled(old.key(), enabled), old.note());
            store.update(changed);
            return changed;
        });
    }

    StoredKey remove(String ref) {
        return change(() -> {
            StoredKey old = find(ref);
            store.delete(old.id());
            uses.forget(old.id());
            return old;
        });
    }

    /// One change at a time; what comes of it is in force when this returns.
    private <T> T change(Supplier<T> change) {
        changing.lock();
        try {
            T result = change.get();
            byMark = load();
            return result;
        } finally {
            changing.unlock();
        }
    }

    private Map<String, StoredKey> load() {
        return store.all().stream().collect(Collectors.toUnmodifiableMap(StoredKey::mark, Function.identity()));
    }

    private String mark(String text) {
        return HexFormat.of().formatHex(keyring.hmac(text));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /// A key with its full text, which is told once.
    record Made(StoredKey key, Secret text) {}
}
