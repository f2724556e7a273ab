package ccapi.daemon.account;

import ccapi.daemon.secret.Secret;
import ccapi.daemon.upstream.RefreshAnswer;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.AddAccount;
import ccapi.shared.account.Health;
import ccapi.shared.problem.Refusal;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Makes accounts of logins that the operator's minter made. Each is tried by one refresh first, so that no account
/// ever holds a token of which nobody knows whether it works, nor loses one that does. Any thread may use it.
///
/// A login is known again by its ChatGPT account (workspace) and, where both tell, by the person: one workspace has
/// many members, and one person may have several workspaces under one e-mail.
public final class MintedLogins {
    private final Roster roster;
    private final Accounts accounts;
    private final TokenRefresher refresher;
    private final InstantSource clock;

    MintedLogins(Roster roster, Accounts accounts, TokenRefresher refresher, InstantSource clock) {
        this.roster = roster;
        this.accounts = accounts;
        this.refresher = refresher;
        this.clock = clock;
    }

    /// Every Codex account, by priority, then name.
    public List<KnownLogin> known() {
        return roster.with(() -> codex().map(MintedLogins::known).toList());
    }

    private static KnownLogin known(Seat seat) {
        Profile profile = seat.profile();
        Holder holder = profile.holder();
        boolean spent = seat.refreshState() == RefreshState.NEEDS_LOGIN
                || seat.whole().standing().health() == Health.NEEDS_LOGIN;
        return new KnownLogin(
                profile.name(),
                profile.source(),
                holder.account(),
                holder.user(),
                holder.email(),
                profile.enabled() && spent);
    }

    /// The account whose login holds this very token now; `null` when there is none.
    public @Nullable String holderOf(Secret refreshToken) {
        return roster.with(() -> codex().filter(
                        seat -> Objects.equals(refreshToken, seat.login().refresh()))
                .map(seat -> seat.profile().name())
                .findFirst()
                .orElse(null));
    }

    /// The name that a new account would get: this one, or with a number behind it.
    public String freeName(String name) {
        return accounts.free(name);
    }

    /// Tries a Codex refresh token by spending it for the next.
    ///
    /// @param clientId OAuth client it was minted with, `null` = Codex's own
    /// @throws InterruptedException when the waiting thread is interrupted; the token may be spent
    public Trial tried(Secret refreshToken, @Nullable String clientId) throws InterruptedException {
        return switch (refresher.spend(AccountType.CODEX, refreshToken, clientId)) {
            case RefreshAnswer.Fresh fresh
            when fresh.access() == null -> new Trial.Spent("the token endpoint gave no access token");
            case RefreshAnswer.Fresh fresh ->
                new Trial.Works(
                        Login.ofRefreshToken(refreshToken, clientId).renewed(fresh, clock.instant()), Holder.of(fresh));
            case RefreshAnswer.Spent(var _, var why) -> new Trial.Spent(why);
            case RefreshAnswer.Refused(var _, var why, var _) -> new Trial.Unsure(why);
            case RefreshAnswer.NotSent(var why) -> new Trial.Unsure(why);
            case RefreshAnswer.Lost(var _, var why) -> new Trial.Unsure(why);
        };
    }

    /// Makes a login that works the one of its account, or adds that account, in one transaction that is durable on
    /// return.
    ///
    /// @param also done in the same transaction
    /// @throws Refusal when the account that came from the same source is another ChatGPT account; nothing changed
    public Adopted adopt(Trial.Works login, MintedAccount wish, Consumer<Handle> also) {
        return accounts.alone(() -> {
            Seat seat = place(wish.source(), login.holder());
            return seat == null ? added(login, wish, also) : renewed(seat, login, wish, also);
        });
    }

    private Adopted added(Trial.Works login, MintedAccount wish, Consumer<Handle> also) {
        AddAccount account = new AddAccount(
                wish.name(),
                AccountType.CODEX,
                login.login().mark().reveal(),
                null,
                wish.priority(),
                wish.concurrency(),
                null,
                null,
                null,
                wish.source());
        Holder holder = login.holder().or(new Holder(null, null, wish.email(), null));
        Seat seat = accounts.insert(account, login.login(), holder, accounts.free(wish.name()), also);
        return new Adopted(seat.profile().name(), true);
    }

    private Adopted renewed(Seat seat, Trial.Works login, MintedAccount wish, Consumer<Handle> also) {
        Profile profile = seat.profile();
        Holder holder = login.holder().or(profile.holder());
        accounts.give(seat, login.login(), profile.withHolder(holder).withSource(wish.source()), also);
        return new Adopted(profile.name(), false);
    }

    private @Nullable Seat place(String source, Holder holder) {
        Seat same = codex().filter(seat -> isSame(seat.profile().holder(), holder))
                .min(Comparator.comparing(seat -> !seat.profile().source().equals(source)))
                .orElse(null);
        if (same != null) {
            return same;
        }
        Seat earlier = codex().filter(seat -> seat.profile().source().equals(source))
                .findFirst()
                .orElse(null);
        if (earlier != null && earlier.profile().holder().contradicts(holder)) {
            String name = earlier.profile().name();
            throw Refusal.conflict(
                    "the minted login belongs to another ChatGPT account than '" + name
                            + "', which came from the same account of the mirror",
                    "ask the mirror's operator; if the account really changed, remove '" + name + "' and mint again");
        }
        return earlier;
    }

    private static boolean isSame(Holder one, Holder other) {
        return one.account() != null && one.account().equals(other.account()) && !one.contradicts(other);
    }

    private Stream<Seat> codex() {
        return roster.sorted().stream().filter(seat -> seat.profile().type() == AccountType.CODEX);
    }

    /// What a new account of the pool is like.
    ///
    /// @param source `mirror:<id>`
    /// @param name   a number is added when it is taken
    /// @param email  used when the login itself tells none; `null` if unknown
    public record MintedAccount(
            String source, String name, @Nullable String email, int priority, int concurrency) {}

    /// Where a login went.
    ///
    /// @param name  of the account
    /// @param isNew whether it was added; else its login was renewed
    public record Adopted(String name, boolean isNew) {}
}
