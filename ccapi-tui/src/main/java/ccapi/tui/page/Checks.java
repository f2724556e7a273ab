package ccapi.tui.page;

import ccapi.shared.money.Usd;
import ccapi.shared.problem.Refusal;
import ccapi.tui.widget.Field;
import ccapi.tui.words.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;

/// Checks of form fields. What the daemon would refuse is found by making the very record that would be sent, so that
/// the words are the same everywhere.
public final class Checks {
    private Checks() {}

    /// Lets a record's constructor judge the text.
    public static Field.Check refused(Consumer<String> making) {
        return text -> {
            try {
                making.accept(text.strip());
                return null;
            } catch (Refusal e) {
                String hint = e.problem().hint();
                return hint.isEmpty() ? e.getMessage() : e.getMessage() + ": " + hint;
            }
        };
    }

    /// A whole number or nothing, judged by a record's constructor.
    public static Field.Check integer(Language language, Consumer<Integer> making) {
        Field.Check judge = refused(text -> making.accept(Integer.valueOf(text)));
        return text -> {
            try {
                return text.isBlank() ? null : judge.complaint(text);
            } catch (NumberFormatException e) {
                return PageWords.NOT_A_NUMBER.in(language, text);
            }
        };
    }

    /// US dollars or nothing, judged by a record's constructor.
    public static Field.Check money(Language language, Consumer<Usd> making) {
        Field.Check judge = refused(text -> making.accept(Usd.of(text)));
        return text -> {
            try {
                return text.isBlank() ? null : judge.complaint(text);
            } catch (ArithmeticException | NumberFormatException e) {
                return PageWords.NOT_MONEY.in(language, text);
            }
        };
    }

    /// Pairs such as `a=b`, or nothing.
    public static Field.Check pairs(Language language) {
        return text -> {
            for (String part : text.strip().split("[,\\s]+", -1)) {
                int equals = part.indexOf('=');
                if (!part.isEmpty() && (equals < 1 || equals == part.length() - 1)) {
                    return PageWords.NOT_PAIRS.in(language, part);
                }
            }
            return null;
        };
    }

    /// A date, a moment or nothing.
    public static Field.Check moment(Language language) {
        return text -> {
            try {
                if (!text.isBlank()) {
                    moment(text.strip(), ZoneId.of("UTC"));
                }
                return null;
            } catch (DateTimeParseException e) {
                return PageWords.NOT_A_TIME.in(language, text);
            }
        };
    }

    /// Something.
    public static Field.Check needed(Language language) {
        return text -> text.isBlank() ? PageWords.NEEDED.in(language) : null;
    }

    /// Reads a date (its midnight) or a moment.
    ///
    /// @throws DateTimeParseException when it is neither
    public static Instant moment(String text, ZoneId zone) {
        return text.indexOf('T') < 0 ? LocalDate.parse(text).atStartOfDay(zone).toInstant() : Instant.parse(text);
    }
}
