package ccapi.cli.command;

import ccapi.shared.problem.Refusal;
import java.time.Duration;

/// Lengths of time as people type them.
public final class Spans {
    private Spans() {}

    /// Reads `500ms`, `10s`, `5m`, `2h`, `7d`; a bare number is seconds.
    ///
    /// @throws Refusal when it is none of these
    public static Duration parse(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        try {
            long amount = Long.parseLong(text.substring(0, digits));
            return switch (text.substring(digits)) {
                case "ms" -> Duration.ofMillis(amount);
                case "", "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                case "d" -> Duration.ofDays(amount);
                default -> throw unreadable(text);
            };
        } catch (NumberFormatException e) {
            throw unreadable(text);
        }
    }

    private static Refusal unreadable(String text) {
        return Refusal.invalid("'" + text + "' is no length of time", "write it as 500ms, 10s, 5m, 2h or 7d");
    }
}
