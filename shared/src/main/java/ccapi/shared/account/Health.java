package ccapi.shared.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// In one word, whether an account can serve now. The reason and the end stand beside it in [Account].
public enum Health {
    /// Serves.
    HEALTHY,
    /// Rests for a while after an upstream fault or a short throttle.
    COOLING,
    /// A usage window is full until its reset.
    LIMITED,
    /// The upstream said that it is overloaded.
    OVERLOADED,
    /// The upstream refused the credential; a refresh may still mend it.
    AUTH_FAILED,
    /// The credential is spent or revoked: only a new login mends it.
    NEEDS_LOGIN,
    /// Switched off by the operator.
    DISABLED,
    /// Never used since it was added.
    UNKNOWN;

    /// The word used in JSON and in tables, lower case with `_`.
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads the word used on the wire; a word from a newer daemon reads as [#UNKNOWN].
    @JsonCreator
    public static Health of(String wire) {
        for (Health health : values()) {
            if (health.wire().equals(wire)) {
                return health;
            }
        }
        return UNKNOWN;
    }

    /// Whether requests may be sent there.
    public boolean serves() {
        return this == HEALTHY || this == UNKNOWN;
    }
}
