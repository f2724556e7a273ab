package ccapi.daemon.secret;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A text that must not be seen: a token, a key, a password.
///
/// Printing it or turning it into JSON gives `***`. It can be read at one place only, [#reveal], so that a search
/// finds all who do.
public final class Secret {
    private static final String HIDDEN = "***";

    private final String text;

    /// @throws IllegalArgumentException when there is nothing to hide
    public Secret(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a secret is empty");
        }
        this.text = text;
    }

    /// The text itself, for the one who must send or seal it.
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        secret.text.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    @JsonValue
    public String toString() {
        return HIDDEN;
    }
}
