package ccapi.shared.usage;

import ccapi.shared.money.Usd;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One client request as it was booked: a row of "Recent Requests".
///
/// @param id               of the request, `req_…`, also sent to the client
/// @param createdAt        when it arrived
/// @param apiKeyName       kept after the key is removed
/// @param accountName      kept after the account is removed; empty when none was found
/// @param model            the model asked for
/// @param actualModel      the model that answered, `null` when it is the same or unknown
/// @param inputTokens      uncached input only
/// @param cacheCreateTokens written to the prompt cache, 5-minute and 1-hour together
/// @param costUsd          `null` when the model has no price, and while the request is open
/// @param estimated        whether token counts are an estimate, as after a cut stream
/// @param ttfbMs           to the first byte of the answer, `null` if none came
/// @param statusCode       the HTTP status the client saw
/// @param outcome          `ok`, `refused`, `upstream_error`, `upstream_cut`, `client_gone`, `cancelled`,
/// `interrupted`, `open`
/// @param error            in words when it did not go well
/// @param attempts         upstream calls made
public record RequestEntry(
        String id,
        Instant createdAt,
        String apiKeyName,
        String accountName,
        String model,
        @Nullable String actualModel,
        long inputTokens,
        long outputTokens,
        long cacheReadTokens,
        long cacheCreateTokens,
        @Nullable Usd costUsd,
        boolean estimated,
        boolean stream,
        @Nullable Long ttfbMs,
        long durationMs,
        int statusCode,
        String outcome,
        @Nullable String error,
        int attempts) {}
