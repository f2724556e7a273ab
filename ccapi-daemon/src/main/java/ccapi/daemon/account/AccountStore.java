package ccapi.daemon.account;

import ccapi.daemon.secret.Keyring;
import ccapi.daemon.secret.UnsealException;
import ccapi.daemon.store.Database;
import ccapi.daemon.store.StorageException;
import ccapi.shared.account.AccountDetail.AccountError;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.Health;
import ccapi.shared.account.UsageWindow;
import ccapi.shared.problem.Refusal;
import com.fasterxml.jackson.core.type.TypeReference;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// The accounts in the database: what the operator set, how they stand, what went wrong. Their tokens change through
/// [LoginStore].
final class AccountStore {
    /// Faults kept of one account.
    static final int ERRORS = 50;

    private static final Logger LOG = System.getLogger(AccountStore.class.getName());
    private static final TypeReference<LinkedHashMap<String, String>> TEXT_MAP = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<UsageWindow>> WINDOWS = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, Standing>> STANDINGS = new TypeReference<>() {};

    private final Database database;
    private final Keyring keyring;

    AccountStore(Database database, Keyring keyring) {
        this.database = database;
        this.keyring = keyring;
    }

    /// Every account, ready to take its seat.
    List<Seat> all() {
        return database.read(handle -> handle.createQuery("SELECT * FROM account ORDER BY created_at, id")
                .map((row, _) -> seat(row))
                .list());
    }

    /// Adds an account.
    ///
    /// @param also done in the same transaction
    /// @throws Refusal when its name is taken
    void insert(Profile profile, Login login, Standing standing, Consumer<Handle> also) {
        byte[] sealed = keyring.seal(login.toSecret(), LoginStore.TABLE, profile.id(), LoginStore.LOGIN);
        String mark = keyring.fingerprint(login.mark());
        database.urgent(handle -> {
            refuseTaken(handle, profile);
            also.accept(handle);
            return bind(profile, handle.createUpdate("""
                            INSERT INTO account (id, name, type, priority, max_concurrency, base_url, model_map,
                                models, enabled, draining, note, source, holder_account, holder_user, email, plan,
                                login, login_mark, refresh_state, health, health_reason, health_until,
                                health_since, health_step, families, windows, created_at)
                            VALUES (:id, :name, :type, :priority, :concurrency, :baseUrl, :modelMap,
                                :models, :enabled, :draining, :note, :source, :holderAccount, :holderUser, :email,
                                :plan, :login, :mark, 'ok', :health, :reason, :until,
                                :since, :step, '{}', '[]', :created)"""))
                    .bind("login", sealed)
                    .bind("mark", mark)
                    .bind("health", standing.health().wire())
                    .bind("reason", standing.reason())
                    .bind("until", Columns.millis(standing.until()))
                    .bind("since", standing.since().toEpochMilli())
                    .bind("step", standing.step())
                    .execute();
        });
    }

    /// Writes everything an operator may change, except the credential.
    ///
    /// @throws Refusal when its new name is taken
    void update(Profile profile) {
        database.write(handle -> {
            refuseTaken(handle, profile);
            return bind(profile, handle.createUpdate("""
                            UPDATE account SET name = :name, type = :type, priority = :priority,
                                max_concurrency = :concurrency, base_url = :baseUrl, model_map = :modelMap,
                                models = :models, enabled = :enabled, draining = :draining, note = :note,
                                source = :source, holder_account = :holderAccount, holder_user = :holderUser,
                                email = :email, plan = :plan, created_at = :created
                            WHERE id = :id""")).execute();
        });
    }

    void delete(String id) {
        database.urgent(handle -> {
            handle.createUpdate("DELETE FROM account_error WHERE account_id = :id")
                    .bind("id", id)
                    .execute();
            return handle.createUpdate("DELETE FROM account WHERE id = :id")
                    .bind("id", id)
                    .execute();
        });
    }

    /// Keeps how an account stands, without waiting.
    void saveStanding(String id, Standing standing, Map<String, Standing> families) {
        String json = Columns.json(families);
        later(
                database,
                handle -> handle.createUpdate("""
                        UPDATE account SET health = :health, health_reason = :reason, health_until = :until,
                            health_since = :since, health_step = :step, families = :families
                        WHERE id = :id""")
                        .bind("id", id)
                        .bind("health", standing.health().wire())
                        .bind("reason", standing.reason())
                        .bind("until", Columns.millis(standing.until()))
                        .bind("since", standing.since().toEpochMilli())
                        .bind("step", standing.step())
                        .bind("families", json)
                        .execute());
    }

    /// Keeps what was seen of an account, without waiting.
    void saveSeen(String id, List<UsageWindow> windows, @Nullable Instant lastUsed) {
        String json = Columns.json(windows);
        later(
                database,
                handle -> handle.createUpdate(
                                "UPDATE account SET windows = :windows, last_used_at = :used WHERE id = :id")
                        .bind("id", id)
                        .bind("windows", json)
                        .bind("used", Columns.millis(lastUsed))
                        .execute());
    }

    /// Keeps a fault, without waiting; old ones give way.
    void addError(String accountId, AccountError error) {
        String id = Ids.next("err");
        later(database, handle -> {
            handle.createUpdate("""
                            INSERT INTO account_error (id, account_id, at, status, what)
                            VALUES (:id, :account, :at, :status, :what) ON CONFLICT (id) DO NOTHING""")
                    .bind("id", id)
                    .bind("account", accountId)
                    .bind("at", error.at().toEpochMilli())
                    .bind("status", error.status())
                    .bind("what", error.what())
                    .execute();
            handle.createUpdate("""
                            DELETE FROM account_error WHERE account_id = :account AND id NOT IN (
                                SELECT id FROM account_error WHERE account_id = :account
                                ORDER BY at DESC LIMIT :most)""")
                    .bind("account", accountId)
                    .bind("most", ERRORS)
                    .execute();
        });
    }

    /// The newest faults first.
    List<AccountError> errors(String accountId, int most) {
        return database.read(handle -> handle.createQuery("""
                        SELECT at, status, what FROM account_error WHERE account_id = :account
                        ORDER BY at DESC, id LIMIT :most""")
                .bind("account", accountId)
                .bind("most", most)
                .map((row, _) ->
                        new AccountError(Columns.moment(row, "at"), row.getInt("status"), row.getString("what")))
                .list());
    }

    /// Writes what is worth keeping but not worth failing a request for: when too much waits already, the database is
    /// in trouble, and what is in memory goes on being true.
    static void later(Database database, Consumer<Handle> work) {
        try {
            database.later(work);
        } catch (StorageException e) {
            LOG.log(Level.WARNING, "dropped a note about accounts: {0}", e.getMessage());
        }
    }

    private static void refuseTaken(Handle handle, Profile profile) {
        boolean taken = handle.createQuery("SELECT count(*) FROM account WHERE name = :name AND id <> :id")
                        .bind("name", profile.name())
                        .bind("id", profile.id())
                        .mapTo(Long.class)
                        .one()
                > 0;
        if (taken) {
            throw Refusal.conflict("there is an account named '" + profile.name() + "' already", "choose another name");
        }
    }

    private static <S extends SqlStatement<S>> S bind(Profile profile, S statement) {
        AccountInfo info = profile.info();
        return statement
                .bind("id", info.id())
                .bind("name", info.name())
                .bind("type", info.type().wire())
                .bind("priority", info.priority())
                .bind("concurrency", info.maxConcurrency())
                .bind("baseUrl", info.baseUrl())
                .bind("modelMap", Columns.json(info.modelMap()))
                .bind("models", Columns.json(info.models()))
                .bind("enabled", profile.enabled())
                .bind("draining", profile.draining())
                .bind("note", profile.note())
                .bind("source", profile.source())
                .bind("holderAccount", profile.holder().account())
                .bind("holderUser", profile.holder().user())
                .bind("email", profile.holder().email())
                .bind("plan", profile.holder().plan())
                .bind("created", profile.createdAt().toEpochMilli());
    }

    private Seat seat(ResultSet row) throws SQLException {
        Profile profile = profile(row);
        Standing standing = new Standing(
                Health.of(row.getString("health")),
                row.getString("health_reason"),
                Columns.instant(row, "health_until"),
                Columns.moment(row, "health_since"),
                row.getInt("health_step"));
        Login login = Login.NONE;
        try {
            byte[] sealed = row.getBytes(LoginStore.LOGIN);
            login = Login.stored(keyring.open(sealed, LoginStore.TABLE, profile.id(), LoginStore.LOGIN));
        } catch (UnsealException e) {
            // one damaged row must not keep the others from serving
            standing = new Standing(
                    Health.NEEDS_LOGIN,
                    "its stored credential does not open: " + e.getMessage(),
                    null,
                    standing.since(),
                    standing.step());
        }
        Seat seat = new Seat(profile, login, RefreshState.of(row.getString("refresh_state")), standing);
        seat.restore(Columns.read(row.getString("windows"), WINDOWS), Columns.instant(row, "last_used_at"));
        Columns.read(row.getString("families"), STANDINGS)
                .forEach((pattern, family) -> seat.families().put(pattern, new Condition(family)));
        return seat;
    }

    private static Profile profile(ResultSet row) throws SQLException {
        AccountInfo info = new AccountInfo(
                row.getString("id"),
                row.getString("name"),
                AccountType.of(row.getString("type")),
                row.getInt("priority"),
                row.getInt("max_concurrency"),
                row.getString("base_url"),
                Columns.read(row.getString("model_map"), TEXT_MAP),
                Columns.read(row.getString("models"), TEXTS));
        Holder holder = new Holder(
                row.getString("holder_account"),
                row.getString("holder_user"),
                row.getString("email"),
                row.getString("plan"));
        return new Profile(
                info,
                row.getBoolean("enabled"),
                row.getBoolean("draining"),
                row.getString("note"),
                row.getString("source"),
                holder,
                Columns.moment(row, "created_at"));
    }
}
