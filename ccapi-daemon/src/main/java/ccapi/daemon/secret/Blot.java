package ccapi.daemon.secret;

import java.util.regex.Pattern;

/// Blots out of words what looks like a credential, for words that others wrote: providers and the minter repeat the
/// key they refuse, and what a log keeps may hold anything. A last net: nothing is meant to get that far.
public final class Blot {
    // the beginnings that providers of our protocols give their keys and tokens, our own keys, JWTs, bearer values, and
    // random words of a length that no word has
    private static final Pattern SECRET = Pattern.compile(
            "(?<![A-Za-z0-9])([cg]?sk[-_]|cck_|eyJ|rt[-_]|sess-|AIza|xai-|hf_|pplx-|nvapi-|fw_|r8_)[A-Za-z0-9_*.-]{6,}"
                    + "|(?i:bearer)\\s+[^\\s\"]{6,}|[A-Za-z0-9_-]{40,}");

    private Blot() {}

    /// The words with `***` in place of each.
    public static String out(String text) {
        return SECRET.matcher(text).replaceAll("***");
    }
}
