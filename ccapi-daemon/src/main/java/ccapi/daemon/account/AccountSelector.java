package ccapi.daemon.account;

import ccapi.daemon.account.Seat.Turn;
import ccapi.daemon.account.WaitingLine.Found;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides which account serves a request next, and waits for a slot when all that could are busy. Any thread may
/// ask.
///
/// The order: the account that holds the conversation's prompt cache; then the lower priority number; then the most
/// head-room in the 5-hour and 7-day windows; then the fewest requests in flight; then the least recently used.
/// Accounts that rest, lack the model, are bound to other keys or have no free slot are not chosen at all.
public final class AccountSelector {
    private final Roster roster;
    private final WaitingLine line;
    private final TokenRefresher refresher;

    AccountSelector(Roster roster, WaitingLine line, TokenRefresher refresher) {
        this.roster = roster;
        this.line = line;
        this.refresher = refresher;
    }

    /// Chooses an account and takes one of its slots, waiting in a fair queue until the deadline when all that could
    /// serve are busy. The credential in the lease is fresh: an expired one is refreshed first.
    ///
    /// @param tried ids of the accounts that this request has tried; they are not chosen again
    /// @throws InterruptedException when the waiting thread is interrupted, as when the client has gone
    public Choice next(Wanted wanted, Set<String> tried) throws InterruptedException {
        Set<String> skip = new HashSet<>(tried);
        while (true) {
            switch (line.await(wanted, skip)) {
                case Found.Nobody(NoneNow none) -> {
                    return none;
                }
                case Found.Served served -> {
                    Lease lease = lease(served);
                    if (lease != null) {
                        return lease;
                    }
                    // the refresher has marked it; others may serve
                    skip.add(served.turn().seat().id());
                }
            }
        }
    }

    /// Takes a slot of one account, however it is: for `account test`, which is to find out.
    ///
    /// @param model what to ask for, before the account's model map
    /// @throws ccapi.shared.problem.Refusal when there is no such account
    public Choice only(String accountId, String model) throws InterruptedException {
        Seat seat = roster.find(accountId);
        Found found = roster.with(() -> line.only(seat, model));
        if (found instanceof Found.Served served) {
            Lease lease = lease(served);
            return lease != null ? lease : noCredential(seat);
        }
        return ((Found.Nobody) found).none();
    }

    private NoneNow noCredential(Seat seat) {
        String why = roster.with(() -> seat.whole().standing().reason());
        NoneNow.Reason reason = new NoneNow.Reason(seat.profile().name(), "has no credential that works: " + why);
        return new NoneNow(
                NoneNow.Kind.UNAVAILABLE, List.of(reason), null, List.of(reason.account() + " " + reason.why()));
    }

    /// What accounts call a model when they ask for it; the model itself where none may serve it.
    ///
    /// @param accounts names or ids of those that may be asked, empty = all
    public Set<String> upstreamNames(String model, List<String> accounts) {
        Set<String> names = roster.with(() -> roster.seats().stream()
                .map(Seat::info)
                .filter(info -> info.isAmong(accounts))
                .filter(info -> ModelFamily.isAllowed(info, model))
                .map(info -> ModelFamily.upstreamName(info, model))
                .collect(Collectors.toSet()));
        return names.isEmpty() ? Set.of(model) : names;
    }

    /// How many requests wait for an account.
    public int waiting() {
        return line.size();
    }

    private @Nullable Lease lease(Found.Served served) throws InterruptedException {
        Turn turn = served.turn();
        boolean leased = false;
        try {
            Credential credential = refresher.fresh(turn.seat());
            if (credential == null) {
                return null;
            }
            leased = true;
            return new Lease(served, credential, () -> leave(turn));
        } finally {
            if (!leased) {
                leave(turn);
            }
        }
    }

    private void leave(Turn turn) {
        roster.free(() -> turn.seat().leave(turn));
    }
}
