package ccapi.daemon.pricing;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The names under which a model's price may be listed. The rules are those of `how_to_bill` in `prices.json`.
final class ModelName {
    private static final Pattern DATE = Pattern.compile("-(\\d{8}|\\d{4}-\\d{2}-\\d{2})$");
    private static final String LONG_CONTEXT = "[1m]";

    private ModelName() {}

    /// Most exact first: without a provider's prefix and `[1m]`, then also without a date at the end.
    static List<String> candidates(String model) {
        String name = model.strip().toLowerCase(Locale.ROOT);
        name = name.substring(name.lastIndexOf('/') + 1);
        if (name.endsWith(LONG_CONTEXT)) {
            name = name.substring(0, name.length() - LONG_CONTEXT.length());
        }
        String undated = DATE.matcher(name).replaceFirst("");
        return undated.equals(name) ? List.of(name) : List.of(name, undated);
    }
}
