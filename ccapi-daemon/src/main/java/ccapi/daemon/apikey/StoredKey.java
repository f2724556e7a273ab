package ccapi.daemon.apikey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A client key as the database has it.
///
/// @param mark      HMAC of the key in hex, by which it is found
/// @param head      its first 8 characters
/// @param tail      its last 4
/// @param lastUsed  when it was last used, as far as that is saved; `null` if never
record StoredKey(
        ClientKey key,
        String mark,
        String head,
        String tail,
        String note,
        @Nullable Instant lastUsed,
        Instant createdAt) {

    String id() {
        return key.id();
    }

    String name() {
        return key.name();
    }

    /// The key as it may be shown.
    String masked() {
        return head + "..." + tail;
    }

    StoredKey with(ClientKey changed, String newNote) {
        return new StoredKey(changed, mark, head, tail, newNote, lastUsed, createdAt);
    }

    StoredKey withText(String newMark, String text) {
        return new StoredKey(key, newMark, KeyText.head(text), KeyText.tail(text), note, lastUsed, createdAt);
    }
}
