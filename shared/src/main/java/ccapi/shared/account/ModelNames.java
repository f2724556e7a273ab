package ccapi.shared.account;

import java.util.Collection;
import java.util.Locale;

/// How model names are compared with the patterns that an operator writes, such as `claude-sonnet-*`.
public final class ModelNames {
    private ModelNames() {}

    /// The name for look-ups: without the `[1m]` that clients add in settings, in lower case.
    public static String plain(String model) {
        int bracket = model.indexOf('[');
        return (bracket > 0 ? model.substring(0, bracket) : model).strip().toLowerCase(Locale.ROOT);
    }

    /// Whether a model fits a pattern; `*` stands for any number of characters, case does not count.
    public static boolean matches(String pattern, String model) {
        return glob(pattern.toLowerCase(Locale.ROOT), plain(model));
    }

    /// Whether a model fits any of the patterns.
    public static boolean matchesAny(Collection<String> patterns, String model) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, model));
    }

    // walks both texts once, going back to the last star only: no pattern can make it slow
    private static boolean glob(String pattern, String text) {
        int p = 0;
        int star = -1;
        int resume = 0;
        int t = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
