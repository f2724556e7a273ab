package ccapi.daemon.pricing;

import ccapi.shared.usage.TokenUsage;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A model's prices during one stretch of time.
///
/// @param from      when it began, `null` = always
/// @param threshold prompt tokens above which `above` holds for the whole request
/// @param above     of long prompts, `null` when they cost the same
/// @param priority  of OpenAI's priority tier (also called fast), `null` when it is not sold
/// @param fast      of Claude's fast mode, `null` when it is not sold
/// @param claude    whether Anthropic's billing rules hold
record Tariff(
        @Nullable Instant from,
        Rates standard,
        long threshold,
        @Nullable Rates above,
        @Nullable Rates priority,
        @Nullable Rates fast,
        boolean claude) {

    /// The rates for a request, `null` when it was served in a way that has no listed price.
    @Nullable
    Rates rates(TokenUsage usage, Set<String> tier) {
        boolean isLong = above != null && usage.prompt() > threshold;
        if (claude) {
            // Anthropic's priority tier is capacity bought ahead; its tokens have no price of their own
            return tier.contains(Prices.FAST) ? fast : isLong ? above : standard;
        }
        // OpenAI does not sell priority above the threshold
        boolean isPriority = tier.contains(Prices.PRIORITY) || tier.contains(Prices.FAST);
        return isLong ? above : isPriority ? priority : standard;
    }

    boolean hasBegun(Instant at) {
        return from == null || !at.isBefore(from);
    }
}
