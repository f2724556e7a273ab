package ccapi.daemon.account;

import ccapi.daemon.event.Events;
import ccapi.daemon.upstream.Verdict;
import ccapi.daemon.upstream.Verdict.AuthFailed;
import ccapi.daemon.upstream.Verdict.ClientFault;
import ccapi.shared.account.AccountDetail.AccountError;
import ccapi.shared.account.Health;
import ccapi.shared.account.UsageWindow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Learns from every attempt how well an account is, and keeps it so that a restart forgets no rest. Never waits for
/// the database; any thread may use it.
public final class HealthBoard {
    private final Roster roster;
    private final AccountStore store;
    private final Events events;
    private final InstantSource clock;

    HealthBoard(Roster roster, AccountStore store, Events events, InstantSource clock) {
        this.roster = roster;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /// The attempt went well. Call it as soon as the first real item of the answer is there: when the account was
    /// being probed after a rest, others wait for this.
    ///
    /// @param windows what the answer told of the account's usage windows, may be empty
    public void succeeded(Lease lease, List<UsageWindow> windows) {
        Instant now = clock.instant();
        Seat seat = lease.turn().seat();
        learn(seat, windows, () -> {
            Binding binding = lease.binding();
            if (binding != null) {
                binding.answered(seat.id(), now);
            }
            return seat.succeeded(lease.turn(), now);
        });
    }

    /// The attempt failed. Not to be called when the client left: that tells nothing about the account.
    ///
    /// The first refusal of a credential that can be refreshed only goes into the account's history:
    /// [Accounts#refreshAfter401] finds out whether it is the account or just an old token.
    ///
    /// @param status  the upstream's HTTP status, 0 when there was no answer
    /// @param windows what the answer told of the account's usage windows, may be empty
    public void failed(Lease lease, Verdict verdict, int status, List<UsageWindow> windows) {
        Instant now = clock.instant();
        Seat seat = lease.turn().seat();
        learn(seat, windows, () -> !isStillOpen(lease, verdict) && seat.failed(lease.turn(), verdict, now));
        if (!(verdict instanceof ClientFault)) {
            store.addError(seat.id(), new AccountError(now, status, verdict.reason()));
        }
    }

    private static boolean isStillOpen(Lease lease, Verdict verdict) {
        return verdict instanceof AuthFailed
                && !lease.wasRetried()
                && lease.turn().seat().login().refresh() != null;
    }

    /// No other credential was found for one that was refused.
    void refused(Lease lease, Verdict verdict) {
        Instant now = clock.instant();
        Seat seat = lease.turn().seat();
        learn(seat, List.of(), () -> seat.failed(lease.turn(), verdict, now));
    }

    /// The upstream told of usage windows in passing, as in a `codex.rate_limits` event.
    public void seen(Lease lease, List<UsageWindow> windows) {
        learn(lease.turn().seat(), windows, () -> false);
    }

    /// Says how an account stands, from elsewhere than a request: its sign-in, or the operator.
    void put(Seat seat, Standing standing) {
        learn(seat, List.of(), () -> {
            seat.whole().put(standing);
            return true;
        });
    }

    /// Forgets every rest and fault of an account, so that it is tried at once.
    void clear(Seat seat) {
        learn(seat, List.of(), () -> {
            seat.clear(clock.instant());
            return true;
        });
    }

    /// Ends what only its sign-in had against an account: its tokens work again.
    void signedIn(Seat seat) {
        learn(seat, List.of(), () -> {
            Health health = seat.whole().standing().health();
            boolean mended = health == Health.AUTH_FAILED || health == Health.NEEDS_LOGIN;
            if (mended) {
                seat.whole().put(Standing.healthy(clock.instant()));
            }
            return mended;
        });
    }

    /// Notes a fault that no request met.
    void note(Seat seat, int status, String what) {
        store.addError(seat.id(), new AccountError(clock.instant(), status, what));
    }

    /// Stores what was seen of accounts since the last call: windows and last use. Called every few seconds.
    void tidy() {
        Instant now = clock.instant();
        List<Seen> unsaved = roster.with(() -> roster.seats().stream()
                .filter(Seat::takeUnsaved)
                .map(seat -> new Seen(seat.id(), seat.windows(now), seat.lastUsed()))
                .toList());
        unsaved.forEach(seen -> store.saveSeen(seen.id(), seen.windows(), seen.lastUsed()));
        if (!unsaved.isEmpty()) {
            events.changed(Events.ACCOUNTS);
        }
    }

    private void learn(Seat seat, List<UsageWindow> windows, BooleanSupplier change) {
        Instant now = clock.instant();
        boolean changed = roster.with(() -> {
            seat.see(windows, now);
            return change.getAsBoolean();
        });
        if (changed) {
            roster.change(() -> save(seat));
            events.changed(Events.ACCOUNTS);
        }
    }

    // handed over under the lock, so that what is newest is written last
    private void save(Seat seat) {
        Map<String, Standing> families = new LinkedHashMap<>();
        seat.families().forEach((pattern, condition) -> families.put(pattern, condition.standing()));
        store.saveStanding(seat.id(), seat.whole().standing(), families);
    }

    /// What was seen of an account.
    private record Seen(
            String id, List<UsageWindow> windows, @Nullable Instant lastUsed) {}
}
