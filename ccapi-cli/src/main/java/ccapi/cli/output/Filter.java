package ccapi.cli.output;

import ccapi.shared.problem.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One condition on rows, `health=limited`, `cost>5`, `name~tokyo` or `!enabled`.
///
/// @param column name of a column or path of a field
/// @param sign   one of `=`, `!=`, `~`, `>`, `<`, `>=`, `<=`, `is`, `not`
/// @param value  what to compare with, empty for `is` and `not`
record Filter(String column, String sign, String value) {
    // longer signs first, so that >= is not read as >
    private static final List<String> SIGNS = List.of("!=", ">=", "<=", "=", "~", ">", "<");

    static Filter parse(String text) {
        int at = -1;
        String found = "";
        for (String sign : SIGNS) {
            int index = text.indexOf(sign);
            if (index > 0 && (at < 0 || index < at)) {
                at = index;
                found = sign;
            }
        }
        if (at > 0) {
            return new Filter(
                    text.substring(0, at).strip(),
                    found,
                    text.substring(at + found.length()).strip());
        }
        String column = text.startsWith("!") ? text.substring(1) : text;
        if (column.isBlank() || column.contains(" ")) {
            throw Refusal.invalid("--filter '" + text + "' is no condition", "write it as health=limited or cost>5");
        }
        return new Filter(column, text.startsWith("!") ? "not" : "is", "");
    }

    boolean lets(Grid grid, Row row) {
        Object actual = row.at(grid.find(column).path());
        return switch (sign) {
            case "=" -> equal(actual);
            case "!=" -> !equal(actual);
            case "~" -> lower(Formats.plain(actual)).contains(lower(value));
            case ">" -> compare(actual) > 0;
            case "<" -> actual != null && compare(actual) < 0;
            case ">=" -> actual != null && compare(actual) >= 0;
            case "<=" -> actual != null && compare(actual) <= 0;
            case "not" -> !truthy(actual);
            default -> truthy(actual);
        };
    }

    private boolean equal(@Nullable Object actual) {
        if (actual instanceof BigDecimal number) {
            return number.compareTo(number(value)) == 0;
        }
        if (actual instanceof List<?> list) {
            return list.stream()
                    .anyMatch(element -> lower(Formats.plain(element)).equals(lower(value)));
        }
        return actual == null
                ? value.isEmpty() || value.equals(Formats.NOTHING)
                : lower(actual.toString()).equals(lower(value));
    }

    private int compare(@Nullable Object actual) {
        if (actual == null) {
            return -1;
        }
        return actual instanceof BigDecimal number
                ? number.compareTo(number(value))
                : actual.toString().compareToIgnoreCase(value);
    }

    private BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(
                    "--filter: '" + text + "' is no number, but " + column + " is one",
                    "write it as " + column + sign + "5");
        }
    }

    private static boolean truthy(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean bool -> bool;
            case BigDecimal number -> number.signum() != 0;
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> !value.toString().isEmpty();
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
