package ccapi.daemon.usage;

import ccapi.shared.problem.Refusal;
import org.jspecify.annotations.Nullable;

/// Which endings a question is about.
sealed interface StatusFilter {
    /// Whatever.
    record Any() implements StatusFilter {}

    /// Those that did not end well.
    record Failed() implements StatusFilter {}

    /// Those whose client saw this HTTP status.
    record Code(int code) implements StatusFilter {}

    /// Reads `error` or an HTTP status; all for `null`.
    static StatusFilter of(@Nullable String text) {
        if (text == null) {
            return new Any();
        }
        if (text.equals("error")) {
            return new Failed();
        }
        try {
            return new Code(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw Refusal.invalid("'" + text + "' is no status", "write an HTTP status such as 429, or error");
        }
    }

    default boolean matches(RequestRow row) {
        return switch (this) {
            case Any _ -> true;
            case Failed _ -> !row.outcome().equals(RequestRow.OK) && !row.isOpen();
            case Code(int code) -> row.statusCode() == code;
        };
    }

    /// The same in SQL, for the table named `r`. What did not go well has an index of its own.
    default String sql() {
        return switch (this) {
            case Any _ -> "1 = 1";
            case Failed _ -> "r.outcome <> 'ok' AND r.outcome <> 'open'";
            case Code(int code) -> (code >= 400 ? "r.outcome <> 'ok' AND " : "") + "r.status_code = " + code;
        };
    }
}
