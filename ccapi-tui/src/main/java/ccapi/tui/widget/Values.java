package ccapi.tui.widget;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was filled into a form, by field. Only asked for once the form's checks have passed.
public record Values(Map<String, String> byField) {
    public Values {
        byField = Map.copyOf(byField);
    }

    /// The text of a field, stripped; empty when nothing was filled in.
    public String text(String field) {
        return byField.getOrDefault(field, "");
    }

    /// The text of a field, `null` when nothing was filled in.
    public @Nullable String textOrNull(String field) {
        String text = text(field);
        return text.isEmpty() ? null : text;
    }

    /// A whole number, `null` when nothing was filled in.
    ///
    /// @throws NumberFormatException when it is none
    public @Nullable Integer integer(String field) {
        String text = textOrNull(field);
        return text == null ? null : Integer.valueOf(text);
    }

    /// Words between commas or spaces.
    public List<String> list(String field) {
        return Arrays.stream(text(field).split("[,\\s]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// Pairs such as `a=b, c=d`.
    ///
    /// @throws IllegalArgumentException when a part has no `=`
    public Map<String, String> pairs(String field) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String part : list(field)) {
            int equals = part.indexOf('=');
            if (equals < 1 || equals == part.length() - 1) {
                throw new IllegalArgumentException(part);
            }
            pairs.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return pairs;
    }

    /// Hides what was typed: it may be a secret.
    @Override
    public String toString() {
        return "Values" + byField.keySet();
    }
}
