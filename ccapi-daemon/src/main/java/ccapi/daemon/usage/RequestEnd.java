package ccapi.daemon.usage;

import ccapi.shared.money.Usd;
import ccapi.shared.usage.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a request ended.
///
/// @param accountId    of the account that answered, empty when none did
/// @param actualModel  that answered, empty or the same as asked for when there is nothing to tell
/// @param cost         `null` when the model has no price
/// @param priceVersion of the prices the cost was reckoned with
/// @param estimated    whether the token counts are ours because the upstream's never came
/// @param ttfbMs       from arrival to the first byte of the answer, `null` if none came
/// @param durationMs   from arrival to the end
/// @param statusCode   that the client saw, 0 if none
/// @param outcome      one of the words of [ccapi.shared.usage.RequestEntry#outcome()]
/// @param error        in words when it did not go well, without secrets
/// @param attempts     upstream calls made
/// @param trace        what was decided, in order, one line each
public record RequestEnd(
        String accountId,
        String accountName,
        String actualModel,
        TokenUsage usage,
        @Nullable Usd cost,
        String priceVersion,
        boolean estimated,
        @Nullable Long ttfbMs,
        long durationMs,
        int statusCode,
        String outcome,
        @Nullable String error,
        int attempts,
        List<String> trace) {
    /// Keeps its own copy of the trace.
    public RequestEnd {
        trace = List.copyOf(trace);
    }
}
