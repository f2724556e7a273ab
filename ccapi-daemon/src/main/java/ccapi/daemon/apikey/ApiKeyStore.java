package ccapi.daemon.apikey;

import ccapi.daemon.store.Database;
import ccapi.shared.money.Usd;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// The client keys in the database.
public final class ApiKeyStore {
    private final Database database;

    public ApiKeyStore(Database database) {
        this.database = database;
    }

    List<StoredKey> all() {
        return database.read(handle -> handle.createQuery("SELECT * FROM api_key ORDER BY name")
                .map((row, _) -> read(row))
                .list());
    }

    /// Adds a key.
    ///
    /// @throws Refusal when its name is taken
    void insert(StoredKey key) {
        database.write(handle -> {
            refuseTaken(handle, key);
            return bind(key, handle.createUpdate("""
                            INSERT INTO api_key (id, name, mark, head, tail, enabled, concurrency, daily_nanos,
                                weekly_nanos, monthly_nanos, models, accounts, note, expires_at, created_at)
                            VALUES (:id, :name, :mark, :head, :tail, :enabled, :concurrency, :daily,
                                :weekly, :monthly, :models, :accounts, :note, :expires, :created)""")).execute();
        });
    }

    /// Writes everything an operator may change.
    ///
    /// @throws Refusal when its new name is taken
    void update(StoredKey key) {
        database.write(handle -> {
            refuseTaken(handle, key);
            return bind(key, handle.createUpdate("""
                            UPDATE api_key SET name = :name, mark = :mark, head = :head, tail = :tail,
                                enabled = :enabled, concurrency = :concurrency, daily_nanos = :daily,
                                weekly_nanos = :weekly, monthly_nanos = :monthly, models = :models,
                                accounts = :accounts, note = :note, expires_at = :expires
                            WHERE id = :id""")).execute();
        });
    }

    void delete(String id) {
        database.write(handle -> handle.createUpdate("DELETE FROM api_key WHERE id = :id")
                .bind("id", id)
                .execute());
    }

    /// Notes when a key was last used, at leisure.
    void used(String id, Instant at) {
        database.later(handle -> handle.createUpdate("UPDATE api_key SET last_used_at = :at WHERE id = :id")
                .bind("at", at.toEpochMilli())
                .bind("id", id)
                .execute());
    }

    private static void refuseTaken(Handle handle, StoredKey key) {
        boolean taken = handle.createQuery("SELECT count(*) FROM api_key WHERE name = :name AND id <> :id")
                        .bind("name", key.name())
                        .bind("id", key.id())
                        .mapTo(Long.class)
                        .one()
                > 0;
        if (taken) {
            throw Refusal.conflict("there is a key named '" + key.name() + "' already", "choose another name");
        }
    }

    private static <S extends SqlStatement<S>> S bind(StoredKey stored, S statement) {
        ClientKey key = stored.key();
        KeyLimits limits = key.limits();
        return statement
                .bind("id", key.id())
                .bind("name", key.name())
                .bind("mark", stored.mark())
                .bind("head", stored.head())
                .bind("tail", stored.tail())
                .bind("enabled", key.enabled())
                .bind("concurrency", limits.concurrency())
                .bind("daily", nanos(limits.daily()))
                .bind("weekly", nanos(limits.weekly()))
                .bind("monthly", nanos(limits.monthly()))
                .bind("models", json(key.models()))
                .bind("accounts", json(key.accounts()))
                .bind("note", stored.note())
                .bind("expires", millis(key.expiresAt()))
                .bind("created", stored.createdAt().toEpochMilli());
    }

    private static StoredKey read(ResultSet row) throws SQLException {
        KeyLimits limits = new KeyLimits(
                row.getInt("concurrency"),
                usd(row, "daily_nanos"),
                usd(row, "weekly_nanos"),
                usd(row, "monthly_nanos"));
        ClientKey key = new ClientKey(
                row.getString("id"),
                row.getString("name"),
                row.getBoolean("enabled"),
                list(row.getString("models")),
                list(row.getString("accounts")),
                limits,
                instant(row, "expires_at"));
        return new StoredKey(
                key,
                row.getString("mark"),
                row.getString("head"),
                row.getString("tail"),
                row.getString("note"),
                instant(row, "last_used_at"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    private static @Nullable Long nanos(@Nullable Usd amount) {
        return amount == null ? null : amount.nanos();
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    private static @Nullable Usd usd(ResultSet row, String column) throws SQLException {
        long nanos = row.getLong(column);
        return row.wasNull() ? null : new Usd(nanos);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static String json(List<String> values) {
        return new String(Json.bytes(values), StandardCharsets.UTF_8);
    }

    private static List<String> list(String json) {
        return Json.readList(json.getBytes(StandardCharsets.UTF_8), String.class);
    }
}
