package ccapi.daemon.account;

import ccapi.daemon.event.Events;
import ccapi.daemon.secret.Secret;
import ccapi.daemon.upstream.RefreshAnswer;
import ccapi.daemon.upstream.TokenEndpoint;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.Health;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Spends one refresh token for the next, in the one order in which none can be lost unnoticed:
///
/// 1. make durable that this token is about to be spent; 2. send it, once; 3. make the new pair durable, in place of
/// exactly the one that was sent; 4. only then let requests use the new access token.
final class Rotation {
    private final Roster roster;
    private final LoginStore logins;
    private final Rescue rescue;
    private final TokenEndpoint endpoint;
    private final Function<AccountType, String> address;
    private final HealthBoard board;
    private final Events events;
    private final InstantSource clock;

    /// @param address the token address of a type, asked each time because a reload may change it
    Rotation(
            Roster roster,
            LoginStore logins,
            Rescue rescue,
            TokenEndpoint endpoint,
            Function<AccountType, String> address,
            HealthBoard board,
            Events events,
            InstantSource clock) {
        this.roster = roster;
        this.logins = logins;
        this.rescue = rescue;
        this.endpoint = endpoint;
        this.address = address;
        this.board = board;
        this.events = events;
        this.clock = clock;
    }

    /// Does it. One at a time for each provider.
    ///
    /// @return what the provider said; `null` when the login was changed meanwhile and nothing was kept of it
    @Nullable
    RefreshAnswer rotate(Seat seat) throws InterruptedException {
        if (rescue.isBusy()) {
            return new RefreshAnswer.NotSent("the database cannot be written; refreshes wait for it");
        }
        Login login = roster.with(seat::login);
        Secret token = login.refresh();
        if (token == null) {
            return new RefreshAnswer.NotSent("there is no refresh token");
        }
        String url = address.apply(seat.profile().type());
        RefreshState before = roster.with(seat::refreshState);
        if (!logins.intend(seat.id(), login, clock.instant())) {
            return null;
        }
        set(seat, login, RefreshState.REFRESHING);
        RefreshAnswer answer = send(seat, login, token, url);
        return switch (answer) {
            case RefreshAnswer.Fresh fresh -> keep(seat, login, fresh) ? fresh : null;
            case RefreshAnswer.Spent _ -> settle(seat, login, RefreshState.NEEDS_LOGIN, answer);
            case RefreshAnswer.Lost _ -> settle(seat, login, RefreshState.UNCERTAIN, answer);
            case RefreshAnswer.Refused _, RefreshAnswer.NotSent _ -> settle(seat, login, before, answer);
        };
    }

    /// Spends a refresh token that no account holds yet. One at a time for each provider.
    ///
    /// @param clientId `null` = the one of the provider's official tool
    RefreshAnswer spend(AccountType type, Secret token, @Nullable String clientId) throws InterruptedException {
        return rescue.isBusy()
                ? new RefreshAnswer.NotSent("the database cannot be written; refreshes wait for it")
                : endpoint.refresh(type, address.apply(type), token, clientId);
    }

    private RefreshAnswer send(Seat seat, Login login, Secret token, String url) throws InterruptedException {
        try {
            return endpoint.refresh(seat.profile().type(), url, token, login.clientId());
        } catch (RuntimeException e) {
            // a bug of ours: nobody knows how far the token got
            settle(seat, login, RefreshState.UNCERTAIN, new RefreshAnswer.Lost(0, "the refresh broke off"));
            throw e;
        }
    }

    private RefreshAnswer settle(Seat seat, Login login, RefreshState state, RefreshAnswer answer) {
        try {
            logins.settle(seat.id(), login, state);
        } finally {
            // if that failed the database still says "refreshing", which reads as uncertain after a restart
            set(seat, login, state);
        }
        events.changed(Events.ACCOUNTS);
        return answer;
    }

    private boolean keep(Seat seat, Login old, RefreshAnswer.Fresh answer) throws InterruptedException {
        Instant now = clock.instant();
        Login fresh = old.renewed(answer, now);
        Profile profile = roster.with(seat::profile);
        Holder found = Holder.of(answer);
        Holder holder = found.or(profile.holder());
        if (!rescue.commit(seat.id(), old, fresh, holder)) {
            return false;
        }
        roster.change(() -> {
            // an operator's new login wins over a refresh of the old one
            if (seat.login().equals(old)) {
                seat.change(fresh, RefreshState.OK);
                seat.change(seat.profile().withHolder(holder));
            }
        });
        if (answer.access() == null) {
            return true;
        }
        if (found.contradicts(profile.holder())) {
            String why = "its refreshed login belongs to another account than before";
            board.put(seat, new Standing(Health.NEEDS_LOGIN, why, null, now, 1));
        } else {
            board.signedIn(seat);
        }
        events.changed(Events.ACCOUNTS);
        return true;
    }

    private void set(Seat seat, Login login, RefreshState state) {
        roster.change(() -> {
            if (seat.login().equals(login)) {
                seat.change(state);
            }
        });
    }
}
