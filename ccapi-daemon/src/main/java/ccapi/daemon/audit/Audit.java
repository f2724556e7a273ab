package ccapi.daemon.audit;

import ccapi.daemon.store.Database;
import ccapi.shared.socket.Json;
import ccapi.shared.status.AuditEntry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes down each admin act: who, what, to what, and the fields that changed. Any thread may use it.
public final class Audit {
    /// Uid of the daemon itself.
    public static final int DAEMON = -1;

    private final Database database;
    private final InstantSource clock;

    public Audit(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Records an act and returns when that is durable.
    ///
    /// Of two objects only the fields that differ are kept.
    ///
    /// @param uid    of the peer on the socket, [#DAEMON] when the daemon acted by itself
    /// @param verb   e.g. `account.add`
    /// @param target name of what was changed
    /// @param before what it was, a record without secrets; `null` when it is new
    /// @param after  what it is now; `null` when it is gone
    /// @throws ccapi.daemon.store.StorageException when it cannot be kept
    public void record(int uid, String verb, String target, @Nullable Object before, @Nullable Object after) {
        JsonNode was = before == null ? null : Json.mapper().valueToTree(before);
        JsonNode is = after == null ? null : Json.mapper().valueToTree(after);
        String wasChanged = text(was, is);
        String isChanged = text(is, was);
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO audit (at, uid, verb, target, before, after)
                        VALUES (:at, :uid, :verb, :target, :before, :after)""")
                .bind("at", clock.millis())
                .bind("uid", uid)
                .bind("verb", verb)
                .bind("target", target)
                .bind("before", wasChanged)
                .bind("after", isChanged)
                .execute());
    }

    /// The newest acts, newest first.
    List<AuditEntry> newest(int limit) {
        return database.read(handle -> handle.createQuery("SELECT * FROM audit ORDER BY id DESC LIMIT :limit")
                .bind("limit", limit)
                .map((row, _) -> new AuditEntry(
                        row.getLong("id"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getInt("uid"),
                        row.getString("verb"),
                        row.getString("target"),
                        row.getString("before"),
                        row.getString("after")))
                .list());
    }

    /// One side of a change as JSON: everything, or what differs from the other side.
    private static @Nullable String text(@Nullable JsonNode side, @Nullable JsonNode other) {
        if (side instanceof ObjectNode fields && other != null) {
            fields = fields.deepCopy();
            fields.properties().removeIf(field -> field.getValue().equals(other.get(field.getKey())));
            return new String(Json.bytes(fields), StandardCharsets.UTF_8);
        }
        return side == null ? null : new String(Json.bytes(side), StandardCharsets.UTF_8);
    }
}
