package ccapi.daemon.account;

import ccapi.daemon.secret.Keyring;
import ccapi.daemon.store.Database;
import java.time.Instant;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// The tokens in the database, and the marks that make a crash in the middle of a refresh visible.
///
/// Every change names the token it replaces by its fingerprint, so that no late answer overwrites a newer login.
final class LoginStore {
    static final String TABLE = "account";
    static final String LOGIN = "login";
    private static final String PREVIOUS = "previous_login";

    private final Database database;
    private final Keyring keyring;

    LoginStore(Database database, Keyring keyring) {
        this.database = database;
        this.keyring = keyring;
        keyring.register(TABLE, "id", LOGIN);
        keyring.register(TABLE, "id", PREVIOUS);
    }

    /// Says durably that the token of this login is about to be spent.
    ///
    /// @return whether it is still the stored one
    boolean intend(String id, Login login, Instant at) {
        String mark = keyring.fingerprint(login.mark());
        return database.urgent(handle -> handle.createUpdate("""
                                UPDATE account SET refresh_state = 'refreshing', refresh_intent = :mark,
                                    refresh_intent_at = :at
                                WHERE id = :id AND login_mark = :mark""")
                        .bind("id", id)
                        .bind("mark", mark)
                        .bind("at", at.toEpochMilli())
                        .execute()
                == 1);
    }

    /// Puts a new login in the place of the one it came from, in one transaction that is durable on return.
    ///
    /// @return whether the old one was still the stored one; if not, nothing changed
    boolean rotate(String id, Login old, Login fresh, Holder holder) {
        byte[] login = seal(fresh, id, LOGIN);
        byte[] previous = seal(old, id, PREVIOUS);
        String oldMark = keyring.fingerprint(old.mark());
        String mark = keyring.fingerprint(fresh.mark());
        return database.urgent(handle -> handle.createUpdate("""
                                UPDATE account SET login = :login, login_mark = :mark, previous_login = :previous,
                                    refresh_state = 'ok', refresh_intent = NULL, refresh_intent_at = NULL,
                                    holder_account = :account, holder_user = :user, email = :email, plan = :plan
                                WHERE id = :id AND login_mark = :oldMark""")
                        .bind("id", id)
                        .bind("login", login)
                        .bind("mark", mark)
                        .bind("previous", previous)
                        .bind("oldMark", oldMark)
                        .bind("account", holder.account())
                        .bind("user", holder.user())
                        .bind("email", holder.email())
                        .bind("plan", holder.plan())
                        .execute()
                == 1);
    }

    /// Puts a login that was rescued from a broken disk in the place of the one it came from.
    ///
    /// @param oldMark fingerprint of that one
    /// @return whether that one was still the stored one
    boolean recover(String id, String oldMark, Login fresh) {
        byte[] login = seal(fresh, id, LOGIN);
        String mark = keyring.fingerprint(fresh.mark());
        return database.urgent(handle -> handle.createUpdate("""
                                UPDATE account SET login = :login, login_mark = :mark, refresh_state = 'ok',
                                    refresh_intent = NULL, refresh_intent_at = NULL
                                WHERE id = :id AND login_mark = :oldMark""")
                        .bind("id", id)
                        .bind("login", login)
                        .bind("mark", mark)
                        .bind("oldMark", oldMark)
                        .execute()
                == 1);
    }

    /// Ends an intent without a new login.
    void settle(String id, Login login, RefreshState state) {
        String mark = keyring.fingerprint(login.mark());
        database.urgent(handle -> handle.createUpdate("""
                        UPDATE account SET refresh_state = :state, refresh_intent = NULL, refresh_intent_at = NULL
                        WHERE id = :id AND login_mark = :mark""")
                .bind("id", id)
                .bind("state", state.word())
                .bind("mark", mark)
                .execute());
    }

    /// Puts another login in place, whatever was there: the operator gave it, or the minter made it.
    ///
    /// @param profile says whose login it is and where it came from
    /// @param also    done in the same transaction
    void replace(Profile profile, Login login, Consumer<Handle> also) {
        byte[] sealed = seal(login, profile.id(), LOGIN);
        String mark = keyring.fingerprint(login.mark());
        Holder holder = profile.holder();
        database.urgent(handle -> {
            also.accept(handle);
            return handle.createUpdate("""
                            UPDATE account SET login = :login, login_mark = :mark, previous_login = NULL,
                                refresh_state = 'ok', refresh_intent = NULL, refresh_intent_at = NULL,
                                holder_account = :account, holder_user = :user, email = :email, plan = :plan,
                                source = :source
                            WHERE id = :id""")
                    .bind("id", profile.id())
                    .bind("login", sealed)
                    .bind("mark", mark)
                    .bind("account", holder.account())
                    .bind("user", holder.user())
                    .bind("email", holder.email())
                    .bind("plan", holder.plan())
                    .bind("source", profile.source())
                    .execute();
        });
    }

    /// Marks every login whose token was being spent when the daemon ended.
    ///
    /// @return how many there were
    int flagInterrupted() {
        return database.urgent(LoginStore::flag);
    }

    private static int flag(Handle handle) {
        return handle.createUpdate("UPDATE account SET refresh_state = 'uncertain' WHERE refresh_state = 'refreshing'")
                .execute();
    }

    private byte[] seal(Login login, String id, String column) {
        return keyring.seal(login.toSecret(), TABLE, id, column);
    }
}
