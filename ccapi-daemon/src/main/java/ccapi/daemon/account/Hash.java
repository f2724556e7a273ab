package ccapi.daemon.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A fingerprint of texts, taken as they pass.
final class Hash {
    private final MessageDigest digest;
    private boolean empty = true;

    Hash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    void add(String text) {
        if (!text.isEmpty()) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            empty = false;
        }
    }

    void add(Hash other) {
        if (!other.empty) {
            digest.update(other.digest.digest());
            empty = false;
        }
    }

    boolean isEmpty() {
        return empty;
    }

    /// The fingerprint; nothing can be added after.
    String text() {
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
