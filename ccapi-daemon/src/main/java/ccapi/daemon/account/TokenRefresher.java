package ccapi.daemon.account;

import ccapi.daemon.secret.Secret;
import ccapi.daemon.store.StorageException;
import ccapi.daemon.upstream.RefreshAnswer;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.Health;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Keeps the tokens of OAuth accounts fresh without ever losing one. Any thread may ask.
///
/// A refresh runs on a thread of its own, one at a time for each account and for each provider, so that neither a
/// client that leaves nor a crowd of accounts can break a chain of tokens. Before a token is sent its intent is
/// durable; the new pair is durable before its access token signs anything in. See [Rotation] for that order.
final class TokenRefresher {
    // for a request that needs the outcome: longer than one exchange may take
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Logger LOG = System.getLogger(TokenRefresher.class.getName());

    private final Roster roster;
    private final HealthBoard board;
    private final Rotation rotation;
    private final Words words;
    private final InstantSource clock;
    private final Map<String, Refreshing> running = new ConcurrentHashMap<>();
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();
    private volatile boolean draining;
    // fair: whoever asked first goes first
    private final Map<AccountType, ReentrantLock> providers =
            Map.of(AccountType.CLAUDE_OAUTH, new ReentrantLock(true), AccountType.CODEX, new ReentrantLock(true));

    TokenRefresher(Roster roster, HealthBoard board, Rotation rotation, Words words, InstantSource clock) {
        this.roster = roster;
        this.board = board;
        this.rotation = rotation;
        this.words = words;
        this.clock = clock;
    }

    /// A credential that works now, refreshed first if it must be.
    ///
    /// @return `null` when there is none; the account is marked then
    @Nullable
    Credential fresh(Seat seat) throws InterruptedException {
        Held held = held(seat);
        Instant now = clock.instant();
        if (!held.login().needsRefresh(now)) {
            return held.login().isLive(now) ? held.credential() : lost(seat, held);
        }
        if (held.state() != RefreshState.NEEDS_LOGIN && pace(seat).allows(now)) {
            start(seat, held.login()).await(PATIENCE);
            held = held(seat);
        }
        // a refresh that fails does not make a live access token invalid
        if (held.login().isLive(clock.instant())) {
            return held.credential();
        }
        return lost(seat, held);
    }

    /// A credential to try once more after the upstream refused one with 401.
    ///
    /// @param used what was refused
    /// @return `null` when there is no other
    @Nullable
    Credential after401(Seat seat, Credential used) throws InterruptedException {
        Held held = held(seat);
        if (!held.credential().sameToken(used)) {
            return held.credential();
        }
        boolean mayTry = held.login().refresh() != null
                && held.state() != RefreshState.NEEDS_LOGIN
                && pace(seat).allows(clock.instant());
        if (!mayTry || !start(seat, held.login()).await(PATIENCE)) {
            return null;
        }
        Credential newest = held(seat).credential();
        return newest.sameToken(used) ? null : newest;
    }

    /// Refreshes now because the operator says so, also when it was given up before.
    ///
    /// @return why it failed, `null` when it went well
    @Nullable
    String now(Seat seat) throws InterruptedException {
        pace(seat).reset();
        Refreshing refreshing = start(seat, held(seat).login());
        return refreshing.await(PATIENCE) ? refreshing.failure() : "it is still under way";
    }

    /// Spends a refresh token that no account holds yet, in turn with the refreshes of its provider.
    ///
    /// @param clientId OAuth client it was made for, `null` = the one of the provider's official tool
    RefreshAnswer spend(AccountType type, Secret token, @Nullable String clientId) throws InterruptedException {
        ReentrantLock provider = Objects.requireNonNull(providers.get(type), () -> type + " has no tokens");
        provider.lockInterruptibly();
        try {
            return rotation.spend(type, token, clientId);
        } finally {
            provider.unlock();
        }
    }

    /// Starts what is due: at most one refresh for each provider, so that many accounts never come as a crowd.
    void tick() {
        Instant now = clock.instant();
        Set<AccountType> busy = EnumSet.noneOf(AccountType.class);
        providers.forEach((type, lock) -> {
            if (lock.isLocked()) {
                busy.add(type);
            }
        });
        for (Seat seat : roster.sorted()) {
            Held held = held(seat);
            boolean beyondHelp = held.login().refresh() == null || held.state() == RefreshState.NEEDS_LOGIN;
            if (beyondHelp && !held.login().isLive(now)) {
                lost(seat, held);
            }
            boolean due = roster.with(() -> isDue(seat, now));
            if (due && pace(seat).allows(now) && busy.add(seat.profile().type())) {
                start(seat, held.login());
            }
        }
    }

    /// Whether any refresh is under way.
    boolean isBusy() {
        return !running.isEmpty();
    }

    /// Starts nothing more and waits for what is under way: a token that is being spent must not lose its successor
    /// to an orderly end.
    void drain() {
        draining = true;
        try {
            for (Refreshing refreshing : running.values()) {
                refreshing.await(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Forgets what an account that is gone, or has another login now, had to wait for.
    void forget(String accountId) {
        paces.remove(accountId);
    }

    private static boolean isDue(Seat seat, Instant now) {
        Login login = seat.login();
        Instant due = login.dueAt();
        if (due == null || !seat.profile().enabled() || seat.whole().standing().health() == Health.NEEDS_LOGIN) {
            return false;
        }
        return switch (seat.refreshState()) {
            case OK -> !now.isBefore(due.minus(jitter(seat.id(), due, login)));
            // a token that may be spent is tried only when nothing else is left
            case UNCERTAIN -> !login.isLive(now);
            case REFRESHING, NEEDS_LOGIN -> false;
        };
    }

    // accounts that were added together must not come due together: up to a twentieth of the life, always the same
    private static Duration jitter(String id, Instant due, Login login) {
        Instant end = Objects.requireNonNullElse(login.expiresAt(), due);
        Duration rest = Duration.between(due, end);
        return rest.multipliedBy(Math.floorMod(id.hashCode(), 250)).dividedBy(1000);
    }

    /// @param seen the login that wants a refresh: one that has come meanwhile does not want another
    private Refreshing start(Seat seat, Login seen) {
        Refreshing fresh = new Refreshing();
        if (draining) {
            fresh.end("the daemon is stopping");
            return fresh;
        }
        Refreshing already = running.putIfAbsent(seat.id(), fresh);
        if (already != null) {
            return already;
        }
        Thread.ofVirtual().name("refresh-" + seat.id()).start(() -> {
            String failure = "it ended without an answer";
            try {
                failure = run(seat, seen);
            } catch (StorageException e) {
                failure = "the database cannot be written";
                pace(seat).failed(clock.instant(), null, failure);
            } catch (RuntimeException e) {
                // the cause's words may hold a token
                LOG.log(
                        Level.ERROR,
                        "the refresh of {0} broke: {1}",
                        seat.id(),
                        e.getClass().getName());
                pace(seat)
                        .failed(clock.instant(), null, "a bug: " + e.getClass().getSimpleName());
            } finally {
                running.remove(seat.id(), fresh);
                fresh.end(failure);
            }
        });
        return fresh;
    }

    private @Nullable String run(Seat seat, Login seen) {
        ReentrantLock provider = providers.get(seat.profile().type());
        if (provider == null) {
            return "a key is not refreshed";
        }
        provider.lock();
        try {
            // whoever looked just before the last refresh ended starts one just after: it must spend nothing
            if (!held(seat).login().equals(seen)) {
                return null;
            }
            if (!pace(seat).allows(clock.instant())) {
                return pace(seat).reason();
            }
            RefreshAnswer answer = rotation.rotate(seat);
            return answer == null ? "another login was given meanwhile" : learn(seat, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the daemon is stopping";
        } finally {
            provider.unlock();
        }
    }

    private @Nullable String learn(Seat seat, RefreshAnswer answer) {
        return switch (answer) {
            case RefreshAnswer.Fresh fresh
            when fresh.access() == null -> failed(seat, 200, null, "the token endpoint gave no access token");
            case RefreshAnswer.Fresh _ -> {
                pace(seat).reset();
                yield null;
            }
            case RefreshAnswer.Spent(int status, String why) -> failed(seat, status, null, why);
            case RefreshAnswer.Refused(int status, String why, Instant retryAt) -> failed(seat, status, retryAt, why);
            case RefreshAnswer.NotSent(String why) -> failed(seat, 0, null, why);
            case RefreshAnswer.Lost(int status, String why) -> failed(seat, status, null, why);
        };
    }

    private String failed(Seat seat, int status, @Nullable Instant retryAt, String why) {
        pace(seat).failed(clock.instant(), retryAt, why);
        Held held = held(seat);
        if (!held.login().isLive(clock.instant())) {
            lost(seat, held);
        }
        board.note(seat, status, "refresh: " + why);
        return why;
    }

    /// Marks an account that has no credential that works.
    private @Nullable Credential lost(Seat seat, Held held) {
        Instant now = clock.instant();
        Pace pace = pace(seat);
        if (held.login().refresh() == null) {
            Instant end = held.login().expiresAt();
            needsLogin(seat, end == null ? "it has no token" : "its token ended at " + words.time(end, now));
        } else if (held.state() == RefreshState.NEEDS_LOGIN) {
            needsLogin(seat, pace.reason().isEmpty() ? "its refresh token is spent" : pace.reason());
        } else if (!pace.allows(now)) {
            String why = pace.reason().isEmpty() ? "its token cannot be refreshed" : pace.reason();
            board.put(seat, new Standing(Health.AUTH_FAILED, why, pace.notBefore(), now, 1));
        }
        return null;
    }

    private void needsLogin(Seat seat, String why) {
        if (roster.with(() -> seat.whole().standing().health() == Health.NEEDS_LOGIN)) {
            return;
        }
        board.put(seat, new Standing(Health.NEEDS_LOGIN, why, null, clock.instant(), 1));
    }

    private Pace pace(Seat seat) {
        return paces.computeIfAbsent(seat.id(), _ -> new Pace());
    }

    private Held held(Seat seat) {
        return roster.with(() -> new Held(seat.login(), seat.refreshState(), seat.credential()));
    }

    /// What an account holds at one moment.
    private record Held(Login login, RefreshState state, Credential credential) {}
}
