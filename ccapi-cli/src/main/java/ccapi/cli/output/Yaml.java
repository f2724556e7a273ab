package ccapi.cli.output;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a [Tree] as YAML 1.2 in block style. Texts are quoted whenever a reader could take them for something else.
public final class Yaml {
    private Yaml() {}

    /// The value as a document, with a line end.
    public static String text(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        if (isBlock(value)) {
            block(out, value, 0);
        } else {
            out.append(scalar(value)).append('\n');
        }
        return out.toString();
    }

    private static boolean isBlock(@Nullable Object value) {
        return (value instanceof Map<?, ?> map && !map.isEmpty()) || (value instanceof List<?> list && !list.isEmpty());
    }

    private static void block(StringBuilder out, @Nullable Object value, int indent) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, field) -> {
                out.append(" ".repeat(indent))
                        .append(scalar(String.valueOf(name)))
                        .append(':');
                nested(out, field, indent + 2);
            });
        } else if (value instanceof List<?> list) {
            for (Object element : list) {
                out.append(" ".repeat(indent)).append('-');
                if (isBlock(element)) {
                    // the first line of the element stands beside the dash
                    int start = out.length();
                    block(out, element, indent + 2);
                    out.replace(start, start + indent + 2, " ");
                } else {
                    out.append(' ').append(scalar(element)).append('\n');
                }
            }
        }
    }

    private static void nested(StringBuilder out, @Nullable Object value, int indent) {
        if (isBlock(value)) {
            out.append('\n');
            block(out, value, indent);
        } else {
            out.append(' ').append(scalar(value)).append('\n');
        }
    }

    private static String scalar(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> _ -> "{}";
            case List<?> _ -> "[]";
            case BigDecimal number -> number.toPlainString();
            case String text when isPlain(text) -> text;
            case String text -> Tree.line(text);
            default -> value.toString();
        };
    }

    // letters first, then only what can never end a plain scalar; words that mean something are quoted
    private static boolean isPlain(String text) {
        if (text.isEmpty() || !Character.isLetter(text.charAt(0)) || text.endsWith(" ")) {
            return false;
        }
        boolean safe = text.codePoints()
                .allMatch(
                        c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '/' || c == ' ');
        return safe
                && switch (text.toLowerCase(java.util.Locale.ROOT)) {
                    case "null", "true", "false", "yes", "no", "on", "off", "y", "n" -> false;
                    default -> true;
                };
    }
}
