package ccapi.shared.text;

import java.util.List;

/// Patterns for model names, in which `*` stands for any run of characters. Upper and lower case differ.
public final class Glob {
    private Glob() {}

    /// Whether the whole text fits the pattern.
    public static boolean matches(String pattern, String text) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (in < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = in;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                // let the last star swallow one character more
                at = star + 1;
                in = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    /// Whether the text fits one of the patterns; an empty list lets everything through.
    public static boolean allows(List<String> patterns, String text) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(pattern, text));
    }
}
