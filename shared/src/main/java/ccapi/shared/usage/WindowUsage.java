package ccapi.shared.usage;

import ccapi.shared.money.Usd;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Our own books beside the movement of one of the upstream's windows, so that use from elsewhere shows.
///
/// @param window       `5h`, `7d`, or the upstream's own name
/// @param from         when the window was first read
/// @param to           when it was last read
/// @param movedPercent how far it moved in between, in percent points
/// @param requests     ours in between
/// @param costUsd      of ours, at API prices
/// @param localShare   how much of the movement is ours, 0 to 1, judged by the window of this account in which a
/// percent point cost us most; `null` when too little moved to tell
public record WindowUsage(
        String accountName,
        String window,
        Instant from,
        Instant to,
        Instant resetsAt,
        double movedPercent,
        long requests,
        long tokens,
        Usd costUsd,
        @Nullable Double localShare) {}
