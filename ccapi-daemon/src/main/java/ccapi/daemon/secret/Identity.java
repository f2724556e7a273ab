package ccapi.daemon.secret;

import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What a database remembers of its keys: which master key it needs and the sealed key that marks client keys.
final class Identity {
    private static final String TABLE = "store";
    private static final String COLUMN = "value";
    private static final String MARKER = "marker_key";

    private final String keyId;
    private final String check;
    private final byte[] sealedMarker;

    private Identity(String keyId, String check, byte[] sealedMarker) {
        this.keyId = keyId;
        this.check = check;
        this.sealedMarker = sealedMarker;
    }

    static Identity of(MasterKey key, byte[] markerKey) {
        return new Identity(key.id(), key.check(), Seal.close(key, markerKey, TABLE, MARKER, COLUMN));
    }

    String keyId() {
        return keyId;
    }

    /// Whether this is the master key it needs.
    boolean knows(MasterKey key) {
        return key.check().equals(check);
    }

    /// The key that marks client keys.
    byte[] marker(MasterKey key) {
        return Seal.open(key, sealedMarker, TABLE, MARKER, COLUMN);
    }

    /// What the database remembers, `null` when it is new.
    static @Nullable Identity load(Handle handle) {
        Map<String, String> values = handle.createQuery("SELECT name, value FROM store")
                .map((row, _) -> Map.entry(row.getString("name"), row.getString("value")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        String keyId = values.get("key_id");
        String check = values.get("key_check");
        String marker = values.get(MARKER);
        return keyId == null || check == null || marker == null
                ? null
                : new Identity(keyId, check, HexFormat.of().parseHex(marker));
    }

    int save(Handle handle) {
        put(handle, "key_id", keyId);
        put(handle, "key_check", check);
        return put(handle, MARKER, HexFormat.of().formatHex(sealedMarker));
    }

    private static int put(Handle handle, String name, String value) {
        return handle.createUpdate("INSERT INTO store (name, value) VALUES (:name, :value)"
                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")
                .bind("name", name)
                .bind("value", value)
                .execute();
    }
}
