package ccapi.tui.page;

import java.util.Locale;
import java.util.Optional;

/// What can change in the daemon, as the push stream names it.
public enum Noun {
    ACCOUNTS,
    KEYS,
    USAGE,
    MIRROR,
    STATUS,
    SESSIONS;

    /// Reads the word of the push stream; empty for one from a newer daemon.
    public static Optional<Noun> of(String wire) {
        for (Noun noun : values()) {
            if (noun.name().toLowerCase(Locale.ROOT).equals(wire)) {
                return Optional.of(noun);
            }
        }
        return Optional.empty();
    }
}
