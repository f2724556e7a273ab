package ccapi.daemon.proxy;

import ccapi.shared.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/// What one answer used.
///
/// @param model     the model that answered as the upstream named it, `null` if it did not
/// @param estimated whether the counts are ours because the upstream's never came
record Tally(TokenUsage usage, @Nullable String model, boolean estimated) {
    /// Nothing was used.
    static final Tally NOTHING = new Tally(TokenUsage.NONE, null, false);

    // tokens of English text and code run to about four characters each
    private static final int CHARACTERS_PER_TOKEN = 4;

    /// The tally of an answer. When it was cut before the upstream had counted, or the upstream never counts, the
    /// output is estimated from what was seen of it, and the tally says so.
    static Tally of(TokenUsage usage, @Nullable String model, boolean whole, long outputCharacters) {
        if (whole && (!usage.isNone() || outputCharacters == 0)) {
            return new Tally(usage, model, false);
        }
        long output = Math.max(usage.output(), outputCharacters / CHARACTERS_PER_TOKEN);
        TokenUsage estimate = new TokenUsage(
                usage.input(),
                output,
                usage.cacheRead(),
                usage.cacheWrite5m(),
                usage.cacheWrite1h(),
                usage.webSearches(),
                usage.tier());
        return new Tally(estimate, model, true);
    }

    /// The same with a guess at the prompt where something was answered to it and nobody counted it: most upstreams
    /// count when a stream ends, and a client that leaves just before that has used it all the same.
    Tally withPrompt(long guess) {
        if (!estimated || usage.prompt() > 0 || usage.output() == 0) {
            return this;
        }
        TokenUsage guessed = new TokenUsage(guess, usage.output(), 0, 0, 0, usage.webSearches(), usage.tier());
        return new Tally(guessed, model, true);
    }
}
