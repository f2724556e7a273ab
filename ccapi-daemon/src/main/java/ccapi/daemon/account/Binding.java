package ccapi.daemon.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One conversation's bond with the account that holds its prompt cache. Guarded by the roster's lock.
///
/// While that account cannot serve, another one does for it as a guest; afterwards the conversation goes back. Once
/// the guest has served longer than any prompt cache lives, the guest's cache is the only one left: it stays there.
final class Binding {
    /// The longest time a prompt cache lives unused with either provider.
    static final Duration CACHE_LIFE = Duration.ofHours(1);

    private final String id;
    private final String keyId;
    private final String keyName;
    private final String source;
    private final Instant createdAt;
    private String home;
    private @Nullable String guest;
    private @Nullable Instant awaySince;
    private boolean homeIsGone;
    private @Nullable String answeredBy;
    private boolean mixed;
    private long requests;
    private Instant lastUsed;
    private boolean unsaved = true;

    Binding(String id, String keyId, String keyName, String source, String home, Instant now) {
        this.id = id;
        this.keyId = keyId;
        this.keyName = keyName;
        this.source = source;
        this.home = home;
        this.createdAt = now;
        this.lastUsed = now;
    }

    /// As it was stored.
    static Binding stored(SessionStore.Row row) {
        Binding binding = new Binding(row.id(), row.keyId(), row.keyName(), row.source(), row.home(), row.createdAt());
        binding.answeredBy = row.answeredBy();
        binding.mixed = row.mixed();
        binding.requests = row.requests();
        binding.lastUsed = row.lastUsed();
        binding.unsaved = false;
        return binding;
    }

    /// As it is to be stored.
    SessionStore.Row toRow() {
        return new SessionStore.Row(id, keyId, keyName, source, home, answeredBy, mixed, requests, createdAt, lastUsed);
    }

    String id() {
        return id;
    }

    String keyId() {
        return keyId;
    }

    String keyName() {
        return keyName;
    }

    String source() {
        return source;
    }

    String home() {
        return home;
    }

    @Nullable
    String guest() {
        return guest;
    }

    /// Who answered last, `null` while nobody has.
    @Nullable
    String answeredBy() {
        return answeredBy;
    }

    /// Whether several accounts have answered.
    boolean isMixed() {
        return mixed;
    }

    /// Whether another account than this has answered before: what that one encrypted, this one cannot read.
    boolean isMixedFor(String account) {
        return mixed || (answeredBy != null && !answeredBy.equals(account));
    }

    long requests() {
        return requests;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant lastUsed() {
        return lastUsed;
    }

    /// How much an account is preferred: 2 = the conversation's own, 1 = its guest, 0 = any other.
    int preference(String account) {
        return account.equals(home) ? 2 : Objects.equals(account, guest) ? 1 : 0;
    }

    /// An account was chosen for one request of it.
    ///
    /// @param isGone whether its own account cannot serve it any more, by the operator's or the upstream's will
    void placed(String account, boolean isGone, Instant now) {
        requests++;
        lastUsed = now;
        unsaved = true;
        homeIsGone = isGone;
        if (account.equals(home)) {
            return;
        }
        guest = account;
        if (awaySince == null) {
            awaySince = now;
        }
    }

    /// An account answered one request of it: its cache is there now.
    void answered(String account, Instant now) {
        boolean away = !account.equals(home);
        // an account that never answered holds nothing to come back to
        boolean nothingAtHome = answeredBy == null || homeIsGone;
        boolean tooLong = awaySince != null && awaySince.plus(CACHE_LIFE).isBefore(now);
        mixed = isMixedFor(account);
        answeredBy = account;
        unsaved = true;
        if (away && (nothingAtHome || tooLong)) {
            moveTo(account);
        } else if (!away) {
            awaySince = null;
        }
    }

    /// Binds it to another account.
    void moveTo(String account) {
        home = account;
        guest = null;
        awaySince = null;
        homeIsGone = false;
        unsaved = true;
    }

    /// Whether it changed since the last call, so that it must be stored.
    boolean takeUnsaved() {
        boolean was = unsaved;
        unsaved = false;
        return was;
    }
}
