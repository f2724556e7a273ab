package ccapi.daemon.account;

import ccapi.daemon.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The bonds of conversations in the database, so that after a restart they find their caches.
final class SessionStore {
    private final Database database;

    SessionStore(Database database) {
        this.database = database;
    }

    /// Those used since a moment, the least recently used first.
    List<Binding> usedSince(Instant since) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM conversation WHERE last_used_at >= :since ORDER BY last_used_at")
                .bind("since", since.toEpochMilli())
                .map((row, _) -> read(row))
                .list());
    }

    /// Keeps some, without waiting.
    void save(List<Row> rows) {
        if (!rows.isEmpty()) {
            AccountStore.later(database, handle -> rows.forEach(row -> save(handle, row)));
        }
    }

    /// Forgets some, without waiting.
    void forget(List<String> ids) {
        if (!ids.isEmpty()) {
            AccountStore.later(
                    database,
                    handle -> ids.forEach(id -> handle.createUpdate("DELETE FROM conversation WHERE id = :id")
                            .bind("id", id)
                            .execute()));
        }
    }

    /// Forgets those not used since a moment, without waiting.
    void forgetBefore(Instant moment) {
        AccountStore.later(
                database,
                handle -> handle.createUpdate("DELETE FROM conversation WHERE last_used_at < :moment")
                        .bind("moment", moment.toEpochMilli())
                        .execute());
    }

    private static void save(Handle handle, Row row) {
        handle.createUpdate("""
                        INSERT INTO conversation (id, key_id, key_name, source, home, answered_by, mixed, requests,
                            created_at, last_used_at)
                        VALUES (:id, :keyId, :keyName, :source, :home, :answeredBy, :mixed, :requests,
                            :created, :used)
                        ON CONFLICT (id) DO UPDATE SET key_name = excluded.key_name, home = excluded.home,
                            answered_by = excluded.answered_by, mixed = excluded.mixed,
                            requests = excluded.requests, last_used_at = excluded.last_used_at""")
                .bind("id", row.id())
                .bind("keyId", row.keyId())
                .bind("keyName", row.keyName())
                .bind("source", row.source())
                .bind("home", row.home())
                .bind("answeredBy", row.answeredBy())
                .bind("mixed", row.mixed())
                .bind("requests", row.requests())
                .bind("created", row.createdAt().toEpochMilli())
                .bind("used", row.lastUsed().toEpochMilli())
                .execute();
    }

    private static Binding read(ResultSet row) throws SQLException {
        return Binding.stored(new Row(
                row.getString("id"),
                row.getString("key_id"),
                row.getString("key_name"),
                row.getString("source"),
                row.getString("home"),
                row.getString("answered_by"),
                row.getBoolean("mixed"),
                row.getLong("requests"),
                Columns.moment(row, "created_at"),
                Columns.moment(row, "last_used_at")));
    }

    /// A bond as it is stored.
    record Row(
            String id,
            String keyId,
            String keyName,
            String source,
            String home,
            @Nullable String answeredBy,
            boolean mixed,
            long requests,
            Instant createdAt,
            Instant lastUsed) {}
}
