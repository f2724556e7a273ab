package ccapi.shared.usage;

/// Asks for single requests to be forgotten; the sums by day and hour stay.
///
/// @param before ISO date or instant, in the configured zone when it has none
/// @param dryRun count and tell, but forget nothing
public record PruneRequest(String before, boolean dryRun) {}
