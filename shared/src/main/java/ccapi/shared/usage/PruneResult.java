package ccapi.shared.usage;

import java.time.Instant;

/// What pruning came to.
///
/// @param dryRun whether nothing was forgotten
/// @param before single requests that began before this are meant
/// @param rows   how many
public record PruneResult(boolean dryRun, Instant before, long rows) {}
