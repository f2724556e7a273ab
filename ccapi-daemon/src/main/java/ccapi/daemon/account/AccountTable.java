package ccapi.daemon.account;

import ccapi.daemon.usage.Totals;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountDetail;
import ccapi.shared.account.UsageWindow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Accounts as the operator sees them: what was set, how each is, and what it has served today.
public final class AccountTable {
    // what the detail pane has room for
    private static final int WINDOWS = 8;
    private static final int ERRORS = 20;
    private static final int RECENT = 10;

    private final Roster roster;
    private final Sessions sessions;
    private final AccountStore store;
    private final AccountUsage usage;
    private final InstantSource clock;

    AccountTable(Roster roster, Sessions sessions, AccountStore store, AccountUsage usage, InstantSource clock) {
        this.roster = roster;
        this.sessions = sessions;
        this.store = store;
        this.usage = usage;
        this.clock = clock;
    }

    /// Every account, by priority, then name.
    public List<Account> all() {
        Map<String, Totals> today = usage.today();
        return roster.sorted().stream().map(seat -> row(seat, today)).toList();
    }

    /// One account.
    Account row(Seat seat) {
        return row(seat, usage.today());
    }

    /// Everything about one account.
    AccountDetail detail(Seat seat) {
        return new AccountDetail(
                row(seat),
                store.errors(seat.id(), ERRORS),
                usage.recent(seat.id(), RECENT),
                usage.hourly(seat.id()),
                sessions.count(seat.id()),
                usage.windows(seat.id(), WINDOWS));
    }

    private Account row(Seat seat, Map<String, Totals> today) {
        Instant now = clock.instant();
        return roster.with(() -> row(seat, today.getOrDefault(seat.id(), Totals.NONE), now));
    }

    private static Account row(Seat seat, Totals today, Instant now) {
        Profile profile = seat.profile();
        AccountInfo info = profile.info();
        Seat.Shown shown = seat.shown(now);
        List<UsageWindow> windows = seat.windows(now);
        return new Account(
                info.id(),
                info.name(),
                info.type(),
                info.priority(),
                profile.enabled(),
                profile.draining(),
                seat.inFlight(),
                info.maxConcurrency(),
                shown.health(),
                shown.reason(),
                shown.until(),
                today.requests(),
                today.tokens(),
                today.cost(),
                today.unpriced(),
                windows,
                seat.lastUsed(),
                info.baseUrl(),
                info.modelMap(),
                info.models(),
                profile.note(),
                profile.holder().plan(),
                profile.holder().email(),
                seat.login().expiresAt(),
                profile.source(),
                Forecast.of(windows, now),
                profile.createdAt());
    }
}
