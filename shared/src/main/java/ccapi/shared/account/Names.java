package ccapi.shared.account;

import ccapi.shared.problem.Refusal;
import org.jspecify.annotations.Nullable;

/// What an account or key may be called: printable, short, and safe to draw in a terminal.
public final class Names {
    /// Longest name, in characters.
    public static final int MAX_LENGTH = 64;

    private Names() {}

    /// Lets a good name pass.
    ///
    /// @param noun what is named, for the message
    /// @throws Refusal when the name is empty, too long, or has control or direction characters
    public static String check(String noun, @Nullable String name) {
        if (name == null || name.isBlank()) {
            throw Refusal.invalid("the " + noun + " has no name", "give a name");
        }
        if (name.length() > MAX_LENGTH) {
            throw Refusal.invalid(
                    "the " + noun + " name has " + name.length() + " characters", "use at most " + MAX_LENGTH);
        }
        if (!name.equals(name.strip())
                || name.startsWith("-")
                || name.contains("/")
                || name.codePoints().anyMatch(Names::isUnprintable)) {
            throw Refusal.invalid(
                    "the " + noun + " name has characters that cannot be used",
                    "no control or direction characters, no '/', no '-' at the start, no spaces around it");
        }
        return name;
    }

    /// Whether a code point would disturb a terminal or hide in a table.
    public static boolean isUnprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
