package ccapi.daemon.account;

import ccapi.shared.account.Session;
import ccapi.shared.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which conversation stays with which account, because a prompt cache belongs to one account. Bonds are kept apart
/// by client key, outlive a cool-down and a restart, and end a day after their last use. Guarded by the roster's
/// lock.
public final class Sessions {
    /// Most bonds kept; the least recently used give way.
    static final int MOST = 20_000;

    /// Bonds unused for this long are forgotten: encrypted reasoning ties a conversation longer than its cache lives.
    static final Duration KEPT = Duration.ofDays(1);

    private final Roster roster;
    private final SessionStore store;
    private final InstantSource clock;
    private final Map<String, Binding> bindings = new LinkedHashMap<>(256, 0.75f, true);

    Sessions(Roster roster, SessionStore store, InstantSource clock) {
        this.roster = roster;
        this.store = store;
        this.clock = clock;
    }

    /// Takes the bonds of before the restart.
    void restore() {
        List<Binding> stored = store.usedSince(clock.instant().minus(KEPT));
        roster.change(() -> stored.forEach(binding -> bindings.put(binding.id(), binding)));
    }

    /// The bond of a request's conversation, `null` while there is none: a request that opens a conversation is bound
    /// to nobody yet, even if another one began with the same words. Under the lock.
    @Nullable
    Binding binding(Wanted wanted) {
        SessionKey session = wanted.session();
        if (session == null || session.opens()) {
            return null;
        }
        Binding binding = bindings.get(id(wanted.keyId(), session));
        return binding == null || isOver(binding) ? null : binding;
    }

    /// An account was chosen for a request: binds its conversation when it is new. Under the lock.
    ///
    /// @return the bond, `null` when the request shows no conversation
    @Nullable
    Binding place(Wanted wanted, String account, Survey survey, Instant now) {
        SessionKey session = wanted.session();
        if (session == null) {
            return null;
        }
        Binding binding = binding(wanted);
        if (binding == null) {
            String id = id(wanted.keyId(), session);
            binding = new Binding(id, wanted.keyId(), wanted.keyName(), session.source(), account, now);
            bindings.put(id, binding);
        }
        binding.placed(account, survey.isGone(binding.home()), now);
        return binding;
    }

    /// Every bond, the newest use first.
    public List<Session> list() {
        return roster.with(() -> bindings.values().stream()
                .filter(binding -> !isOver(binding))
                .sorted(Comparator.comparing(Binding::lastUsed).reversed())
                .map(this::shown)
                .toList());
    }

    /// How many conversations are bound to an account.
    int count(String accountId) {
        return roster.with(() -> (int) bindings.values().stream()
                .filter(binding -> binding.home().equals(accountId) && !isOver(binding))
                .count());
    }

    /// Binds a conversation to another account.
    ///
    /// @param account name or id
    /// @throws Refusal when there is no such conversation or account
    public Session move(String id, String account) {
        Seat seat = roster.find(account);
        return roster.with(() -> {
            Binding binding = existing(id);
            binding.moveTo(seat.id());
            return shown(binding);
        });
    }

    /// Forgets a bond; the next request chooses anew.
    ///
    /// @return what was forgotten
    /// @throws Refusal when there is no such conversation
    public Session unpin(String id) {
        Session gone = roster.with(() -> {
            Session shown = shown(existing(id));
            bindings.remove(id);
            return shown;
        });
        store.forget(List.of(id));
        return gone;
    }

    /// Stores what changed and forgets what is over. Called every few seconds.
    void tidy() {
        List<SessionStore.Row> changed = new ArrayList<>();
        List<String> over = new ArrayList<>();
        roster.with(() -> {
            int surplus = bindings.size() - MOST;
            for (Iterator<Binding> each = bindings.values().iterator(); each.hasNext(); ) {
                Binding binding = each.next();
                if (surplus-- > 0 || isOver(binding)) {
                    each.remove();
                    over.add(binding.id());
                } else if (binding.takeUnsaved()) {
                    changed.add(binding.toRow());
                }
            }
            return over;
        });
        store.save(changed);
        store.forget(over);
    }

    private boolean isOver(Binding binding) {
        return binding.lastUsed().plus(KEPT).isBefore(clock.instant());
    }

    private Binding existing(String id) {
        Binding binding = bindings.get(id);
        if (binding == null) {
            throw Refusal.notFound("there is no conversation '" + id + "'", "see `ccapi session list`");
        }
        return binding;
    }

    private Session shown(Binding binding) {
        Seat home = roster.seat(binding.home());
        return new Session(
                binding.id(),
                binding.keyName(),
                home == null ? "" : home.info().name(),
                binding.source(),
                binding.requests(),
                binding.createdAt(),
                binding.lastUsed());
    }

    /// The same conversation of two clients has two ids, and none shows what the client sent.
    static String id(String keyId, SessionKey session) {
        Hash hash = new Hash();
        hash.add(keyId);
        hash.add(session.value());
        return "ses_" + hash.text().substring(0, 16);
    }
}
