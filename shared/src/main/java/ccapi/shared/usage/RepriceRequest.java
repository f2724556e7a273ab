package ccapi.shared.usage;

import org.jspecify.annotations.Nullable;

/// Asks for the cost of past requests to be computed anew with the prices of today.
///
/// @param from   ISO date or instant, in the configured zone when it has none
/// @param to     exclusive, `null` = now
/// @param model  only requests that this model answered, `null` = all
/// @param dryRun compute and tell, but write nothing
public record RepriceRequest(
        String from, @Nullable String to, @Nullable String model, boolean dryRun) {}
