package ccapi.shared.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One of the upstream's own usage windows, as last reported by the upstream.
///
/// @param name        `5h`, `7d`, or the upstream's own name of a further window such as `7d_opus`
/// @param usedPercent 0 and up; may pass 100; `null` when the upstream gave only a status
/// @param resetsAt    when it starts anew, `null` if unknown
/// @param status      the upstream's word, such as `allowed` or `rejected`; `null` if it gave none
/// @param seenAt      when this was read off an answer; an old reading says so in tables
/// @param source      where it was read: `anthropic-unified`, `x-codex`, `codex.rate_limits`
public record UsageWindow(
        String name,
        @Nullable Double usedPercent,
        @Nullable Instant resetsAt,
        @Nullable String status,
        Instant seenAt,
        String source) {}
