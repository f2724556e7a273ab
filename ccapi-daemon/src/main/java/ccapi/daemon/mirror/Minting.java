package ccapi.daemon.mirror;

import ccapi.daemon.account.KnownLogin;
import ccapi.daemon.account.MintedLogins;
import ccapi.daemon.account.Trial;
import ccapi.daemon.mirror.MintOutcome.Declined;
import ccapi.daemon.mirror.MintOutcome.Lost;
import ccapi.daemon.mirror.MintOutcome.Minted;
import ccapi.daemon.mirror.MintOutcome.MinterDown;
import ccapi.daemon.mirror.MintStore.Waiting;
import ccapi.shared.mirror.MintResult;
import ccapi.shared.problem.Refusal;
import org.jspecify.annotations.Nullable;

/// Turns one entry of the mirror's list into an account: ask for a token, keep it, try it, hand it over. One at a time
/// for each entry.
///
/// Wherever this breaks off, the next run takes it up: a token that came is kept until it was tried, one that is spent
/// is replaced by a new mint, and an account has its login wholly or not at all.
final class Minting {
    private final Minter minter;
    private final MintStore store;
    private final MintedLogins logins;

    Minting(Minter minter, MintStore store, MintedLogins logins) {
        this.minter = minter;
        this.store = store;
        this.logins = logins;
    }

    /// Does it.
    ///
    /// @param match the account that the entry stands for, `null` when there is none yet
    /// @throws Refusal when the minter cannot be used
    MintResult mint(MirrorPool pool, MirrorEntry entry, @Nullable KnownLogin match) {
        Waiting waiting = store.waiting(entry.id());
        if (waiting != null) {
            Trial trial = trial(waiting);
            if (!(trial instanceof Trial.Spent)) {
                return settle(pool, entry, waiting, trial);
            }
            store.drop(entry.id());
        }
        store.requireWritable();
        return switch (minter.mint(pool, entry)) {
            case Minted minted -> take(pool, entry, match, minted);
            case Declined(var error) -> failed(entry, "the minter minted nothing: " + error);
            case Lost(var reason) ->
                failed(entry, reason + "; if a token was minted, nobody holds it: mint again, that adds nothing twice");
            case MinterDown(var reason, var hint) -> throw Minter.down(pool, reason, hint);
        };
    }

    private MintResult take(MirrorPool pool, MirrorEntry entry, @Nullable KnownLogin match, Minted minted) {
        if (!minted.email().isEmpty()
                && !entry.email().isEmpty()
                && !minted.email().equalsIgnoreCase(entry.email())) {
            return failed(entry, "the minter answered for " + minted.email() + "; nothing was kept of it");
        }
        String holder = logins.holderOf(minted.refreshToken());
        if (holder != null) {
            return unchanged(entry, holder);
        }
        if (store.isKnown(minted.refreshToken())) {
            // to send a spent token again could end the login that came of it
            return match != null && !match.needsLogin()
                    ? unchanged(entry, match.name())
                    : failed(entry, "the minter gave a token that it had given before and that is spent");
        }
        store.keep(entry.id(), minted);
        Waiting kept = new Waiting(minted.refreshToken(), minted.clientId(), minted.accountId());
        return settle(pool, entry, kept, trial(kept));
    }

    private Trial trial(Waiting kept) {
        try {
            return logins.tried(kept.token(), kept.clientId());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Trial.Unsure("the daemon stops");
        }
    }

    private MintResult settle(MirrorPool pool, MirrorEntry entry, Waiting kept, Trial trial) {
        return switch (trial) {
            case Trial.Works works -> handOver(pool, entry, kept, works);
            case Trial.Spent(var why) -> {
                store.drop(entry.id());
                yield failed(entry, "the minted token does not work: " + why);
            }
            case Trial.Unsure(var why) ->
                failed(entry, "the minted token could not be tried: " + why + "; it is kept, mint again to try it");
        };
    }

    private MintResult handOver(MirrorPool pool, MirrorEntry entry, Waiting kept, Trial.Works works) {
        String said = kept.saidAccount();
        String found = works.accountId();
        if (said != null && found != null && !said.equals(found)) {
            store.drop(entry.id());
            return failed(entry, "the minted token is not of the ChatGPT account that the minter says; it was dropped");
        }
        try {
            MintedLogins.Adopted adopted = logins.adopt(
                    works,
                    new MintedLogins.MintedAccount(
                            Matching.source(entry.id()),
                            MintName.of(pool.naming(), entry),
                            entry.email().isEmpty() ? null : entry.email(),
                            pool.priority(),
                            pool.concurrency()),
                    store.handOver(entry.id(), works));
            return done(entry, adopted.name(), adopted.isNew() ? "added" : "renewed");
        } catch (Refusal e) {
            store.drop(entry.id());
            return failed(entry, e.getMessage() + "; " + e.problem().hint());
        }
    }

    static MintResult unchanged(MirrorEntry entry, @Nullable String name) {
        return done(entry, name, "unchanged");
    }

    static MintResult done(MirrorEntry entry, @Nullable String name, String action) {
        return new MintResult(entry.id(), entry.email(), true, name, action, null);
    }

    private static MintResult failed(MirrorEntry entry, String error) {
        return new MintResult(entry.id(), entry.email(), false, null, MintResult.FAILED, error);
    }
}
