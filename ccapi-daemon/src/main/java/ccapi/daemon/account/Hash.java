package ccapi.daemon.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A fingerprint of texts, taken as they pass.
final class Hash {
    // what two texts begin with in common tells them apart no better for being longer, and a hash reads every byte
    private static final int MOST_OF_A_TEXT = 32 * 1024;

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

    /// Adds a string of a JSON text in UTF-8 as it was written there, up to [#MOST_OF_A_TEXT] bytes.
    ///
    /// @param from just after its opening quote
    void addText(byte[] json, int from) {
        int end = Math.min(json.length, from + MOST_OF_A_TEXT);
        int to = from;
        while (to < end && json[to] != '"') {
            to += json[to] == '\\' ? 2 : 1;
        }
        if (to > from) {
            digest.update(json, from, Math.min(to, end) - from);
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
