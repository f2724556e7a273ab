package ccapi.shared.usage;

/// The tokens of one request by kind, each counted once: the kinds never overlap.
///
/// @param input        uncached prompt tokens
/// @param output       answer tokens, thinking included
/// @param cacheRead    prompt tokens read from the cache
/// @param cacheWrite5m prompt tokens written to the 5-minute cache (or a cache without a stated life)
/// @param cacheWrite1h prompt tokens written to the 1-hour cache (or a longer one)
/// @param webSearches  searches the server ran, billed apart
/// @param tier         how it is billed: empty for standard, else `priority`, `flex`, `batch`, `fast` or `us` (served
/// in the United States only), joined by `+` where several hold
public record TokenUsage(
        long input, long output, long cacheRead, long cacheWrite5m, long cacheWrite1h, int webSearches, String tier) {
    /// A count below zero is a lie of the upstream's and reads as zero.
    public TokenUsage {
        input = Math.max(0, input);
        output = Math.max(0, output);
        cacheRead = Math.max(0, cacheRead);
        cacheWrite5m = Math.max(0, cacheWrite5m);
        cacheWrite1h = Math.max(0, cacheWrite1h);
        webSearches = Math.max(0, webSearches);
    }

    /// Nothing counted yet.
    public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0, 0, 0, "");

    /// The whole prompt: uncached, read and written.
    public long prompt() {
        return input + cacheRead + cacheWrite5m + cacheWrite1h;
    }

    /// All tokens of all kinds.
    public long total() {
        return prompt() + output;
    }

    /// Whether nothing was counted.
    public boolean isNone() {
        return total() == 0;
    }
}
