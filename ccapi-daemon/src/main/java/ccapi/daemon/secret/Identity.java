package ccapi.daemon.secret;

import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What a database remembers of its keys: which master key it needs and the sealed key that marks client keys.
final class Identity {
    private final String keyId;
    private final String check;
    private final byte[] sealedMarker;

    Identity(String keyId, String check, byte[] sealedMarker) {
        this.keyId = keyId;
        this.check = check;
        this.sealedMarker = sealedMarker;
    }

    String keyId() {
        return keyId;
    }

    String check() {
        return check;
    }

    byte[] sealedMarker() {
        return sealedMarker;
    }

    /// What the database remembers, `null` when it is new.
    static @Nullable Identity load(Handle handle) {
        Map<String, String> values = handle.createQuery("SELECT name, value FROM store")
                .map((row, _) -> Map.entry(row.getString("name"), row.getString("value")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        String keyId = values.get("key_id");
        String check = values.get("key_check");
        String marker = values.get("marker_key");
        return keyId == null || check == null || marker == null
                ? null
                : new Identity(keyId, check, HexFormat.of().parseHex(marker));
    }

    int save(Handle handle) {
        put(handle, "key_id", keyId);
        put(handle, "key_check", check);
        return put(handle, "marker_key", HexFormat.of().formatHex(sealedMarker));
    }

    private static int put(Handle handle, String name, String value) {
        return handle.createUpdate("INSERT INTO store (name, value) VALUES (:name, :value)"
                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")
                .bind("name", name)
                .bind("value", value)
                .execute();
    }
}
