package ccapi.daemon.account;

import ccapi.daemon.event.Events;
import ccapi.daemon.secret.Secret;
import ccapi.daemon.upstream.Verdict.AuthFailed;
import ccapi.daemon.upstream.Verdict.NeedsLogin;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.AddAccount;
import ccapi.shared.account.EditAccount;
import ccapi.shared.account.ImportAccount;
import ccapi.shared.account.Names;
import ccapi.shared.account.ProviderHosts;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rules of adding, changing and removing accounts. Each change is durable before it is true in memory. Any
/// thread may use it; changes go one after the other.
public final class Accounts {
    private final Roster roster;
    private final AccountStore store;
    private final LoginStore logins;
    private final HealthBoard board;
    private final TokenRefresher refresher;
    private final Events events;
    private final InstantSource clock;
    private final ReentrantLock changes = new ReentrantLock();

    Accounts(
            Roster roster,
            AccountStore store,
            LoginStore logins,
            HealthBoard board,
            TokenRefresher refresher,
            Events events,
            InstantSource clock) {
        this.roster = roster;
        this.store = store;
        this.logins = logins;
        this.board = board;
        this.refresher = refresher;
        this.events = events;
        this.clock = clock;
    }

    /// Refreshes the credential that an upstream answered 401 to, at most once for all requests that used it. Waits
    /// for the refresh, which runs on a thread of its own. When there is no other credential the account is marked.
    ///
    /// @return a credential to try once more; empty when there is none
    /// @throws InterruptedException when the waiting thread is interrupted; the refresh goes on
    public Optional<Credential> refreshAfter401(Lease lease) throws InterruptedException {
        Seat seat = lease.turn().seat();
        lease.retried();
        Credential other = refresher.after401(seat, lease.credential());
        if (other == null) {
            boolean spent = roster.with(seat::refreshState) == RefreshState.NEEDS_LOGIN;
            String why = "its token was refused and cannot be refreshed";
            board.refused(lease, spent ? new NeedsLogin(why) : new AuthFailed(why));
        }
        return Optional.ofNullable(other);
    }

    /// Adds an account that an operator describes.
    ///
    /// @throws Refusal when the name or the login is there already, or something in it makes no sense
    Seat add(AddAccount wish) {
        return add(wish, Holder.UNKNOWN, false);
    }

    /// Takes over a login that an official tool left behind.
    ///
    /// @throws Refusal when the file is not what it is said to be, or its login is there already
    Seat importFrom(ImportAccount request) {
        Imports found = Imports.read(request);
        Seat added = add(found.account(), found.holder(), request.name() == null);
        if (added.profile().type().isOauth()) {
            events.notice("account " + added.profile().name() + " shares its login with another tool: the first of"
                    + " both to refresh logs the other out; give ccapi a login of its own");
        }
        return added;
    }

    /// Does something that no other change may come between. Changes within are allowed.
    <T> T alone(Supplier<T> work) {
        changes.lock();
        try {
            return work.get();
        } finally {
            changes.unlock();
        }
    }

    /// The account of a name or id.
    ///
    /// @throws Refusal when there is none
    Seat find(String ref) {
        return roster.find(ref);
    }

    /// Changes what an operator set.
    ///
    /// @throws Refusal when the new name is taken or something makes no sense
    Seat edit(String ref, EditAccount change) {
        changes.lock();
        try {
            Seat seat = roster.find(ref);
            Profile profile = seat.profile();
            AccountInfo info = Wish.changed(profile.info(), change);
            String secret = change.secret();
            Login login = secret == null ? null : Login.parse(profile.type(), secret);
            if (login != null) {
                refuseShared(login, seat);
            }
            put(seat, profile.withInfo(info, Wish.or(change.note(), profile.note())));
            if (login != null) {
                give(seat, login, seat.profile().withHolder(Holder.ofJwt(login.access())), _ -> {});
            }
            return seat;
        } finally {
            changes.unlock();
        }
    }

    /// Lets an account serve, or keeps it from serving; requests in flight end.
    Seat enable(String ref, boolean enabled) {
        return change(ref, profile -> profile.withSwitches(enabled, profile.draining()));
    }

    /// Keeps new conversations from an account, or lets them come again.
    Seat drain(String ref, boolean draining) {
        return change(ref, profile -> profile.withSwitches(profile.enabled(), draining));
    }

    /// Forgets rests and faults, so that it is tried at once; a login that was given up is tried once more.
    Seat clear(String ref) {
        Seat seat = roster.find(ref);
        if (roster.with(seat::refreshState) == RefreshState.NEEDS_LOGIN) {
            logins.settle(seat.id(), seat.login(), RefreshState.UNCERTAIN);
            roster.change(() -> seat.change(RefreshState.UNCERTAIN));
        }
        refresher.forget(seat.id());
        board.clear(seat);
        return seat;
    }

    /// Refreshes its tokens now and waits for the outcome.
    ///
    /// @throws Refusal when it has none to refresh, or the provider refuses
    Seat refresh(String ref) throws InterruptedException {
        Seat seat = roster.find(ref);
        if (roster.with(seat::login).refresh() == null) {
            throw Refusal.invalid(
                    "account '" + seat.profile().name() + "' has no refresh token", "give it a new credential");
        }
        String failure = refresher.now(seat);
        if (failure != null) {
            throw new Refusal(
                    ProblemCode.UPSTREAM,
                    "the tokens of '" + seat.profile().name() + "' were not refreshed: " + failure,
                    "when the login is spent, give a new one with `ccapi account edit --secret-file`");
        }
        return seat;
    }

    /// Removes an account; its usage keeps its name.
    Profile remove(String ref) {
        changes.lock();
        try {
            Seat seat = roster.find(ref);
            store.delete(seat.id());
            roster.remove(seat.id());
            refresher.forget(seat.id());
            return seat.profile();
        } finally {
            changes.unlock();
        }
    }

    private Seat add(AddAccount wish, Holder told, boolean mayRename) {
        changes.lock();
        try {
            Login login = Login.parse(wish.type(), wish.secret());
            refuseShared(login, null);
            Holder holder = told.or(wish.type() == AccountType.CODEX ? Holder.ofJwt(login.access()) : Holder.UNKNOWN);
            Seat seat = insert(wish, login, holder, mayRename ? free(wish.name()) : wish.name(), _ -> {});
            String url = seat.info().baseUrl();
            if (url != null && !ProviderHosts.isKnown(url)) {
                events.notice("account " + seat.profile().name() + " sends its credential to " + ProviderHosts.host(url)
                        + ", which is no known provider");
            }
            return seat;
        } finally {
            changes.unlock();
        }
    }

    /// Adds an account whose login is known to be no other's. Only [#alone].
    ///
    /// @param also done in the same transaction
    Seat insert(AddAccount wish, Login login, Holder holder, String name, Consumer<Handle> also) {
        Instant now = clock.instant();
        AccountInfo info = Wish.added(wish, name);
        Profile profile =
                new Profile(info, true, false, Wish.or(wish.note(), ""), Wish.or(wish.source(), "manual"), holder, now);
        Standing standing = Standing.healthy(now);
        store.insert(profile, login, standing, also);
        Seat seat = new Seat(profile, login, RefreshState.OK, standing);
        roster.put(seat);
        return seat;
    }

    private Seat change(String ref, UnaryOperator<Profile> change) {
        changes.lock();
        try {
            Seat seat = roster.find(ref);
            put(seat, change.apply(seat.profile()));
            return seat;
        } finally {
            changes.unlock();
        }
    }

    private void put(Seat seat, Profile profile) {
        store.update(profile);
        roster.change(() -> seat.change(profile));
    }

    /// Gives an account another login and forgets what the old one had against it. Only [#alone].
    ///
    /// @param profile the account's, with whose login it is now and where that came from
    /// @param also    done in the same transaction
    void give(Seat seat, Login login, Profile profile, Consumer<Handle> also) {
        logins.replace(profile, login, also);
        roster.change(() -> {
            seat.change(login, RefreshState.OK);
            seat.change(profile);
        });
        refresher.forget(seat.id());
        board.clear(seat);
    }

    // two accounts with one rotating token would log each other out at the first refresh
    private void refuseShared(Login login, @Nullable Seat except) {
        Secret refresh = login.refresh();
        roster.sorted().stream()
                .filter(seat -> seat != except
                        && refresh != null
                        && Objects.equals(refresh, seat.login().refresh()))
                .findFirst()
                .ifPresent(seat -> {
                    throw Refusal.conflict(
                            "account '" + seat.profile().name() + "' has this login already",
                            "a refresh token works once: give each account a login of its own");
                });
    }

    /// A name that no account has: this one, or with a number behind it.
    String free(String name) {
        List<String> taken =
                roster.sorted().stream().map(seat -> seat.profile().name()).toList();
        String candidate = name;
        for (int number = 2; taken.contains(candidate); number++) {
            String suffix = "-" + number;
            candidate = name.substring(0, Math.min(name.length(), Names.MAX_LENGTH - suffix.length())) + suffix;
        }
        return candidate;
    }
}
