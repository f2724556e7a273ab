package ccapi.cli.output;

/// The few colours in use. Colour only repeats what a word says.
public enum Paint {
    /// As it is.
    NONE(""),
    /// All is well.
    GOOD("\u001b[32m"),
    /// Passes by itself.
    WAIT("\u001b[33m"),
    /// Somebody must act.
    BAD("\u001b[31m"),
    /// Less important.
    FAINT("\u001b[2m"),
    /// Stands out.
    BOLD("\u001b[1m");

    private static final String RESET = "\u001b[0m";

    private final String code;

    Paint(String code) {
        this.code = code;
    }

    /// The text in that colour.
    public String on(String text) {
        return this == NONE || text.isEmpty() ? text : code + text + RESET;
    }

    /// The colour of a state in one word, of an account, a check or a request.
    static Paint ofWord(String word) {
        return switch (word) {
            case "healthy", "ok", "reachable", "active", "running", "added", "renewed" -> GOOD;
            case "cooling", "limited", "overloaded", "warn", "draining", "waiting", "queued" -> WAIT;
            case "auth_failed", "needs_login", "fail", "failed", "unreachable", "unpriced" -> BAD;
            case "disabled", "unknown" -> FAINT;
            default -> NONE;
        };
    }
}
