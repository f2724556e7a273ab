package ccapi.shared.live;

import java.time.Instant;

/// A request in flight.
///
/// @param phase        `queued`, `waiting` (for the first byte) or `streaming`
/// @param outputTokens so far; an estimate until the upstream says
/// @param ageMs        since it arrived
public record LiveRequest(
        String id,
        Instant startedAt,
        String apiKeyName,
        String accountName,
        String model,
        String phase,
        boolean stream,
        long inputTokens,
        long outputTokens,
        double tokensPerSecond,
        long ageMs,
        int attempts) {}
