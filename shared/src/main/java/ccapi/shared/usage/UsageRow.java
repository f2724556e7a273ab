package ccapi.shared.usage;

import ccapi.shared.money.Usd;

/// Requests added up over one group: a row of "Summary by Account / User", by day, hour or model.
///
/// Fields that the grouping does not use are empty.
///
/// @param period         day or hour in the configured zone, e.g. `2026-11-24` or `2026-11-24T09`
/// @param totalTokens    all four kinds
/// @param costUsd        priced requests only
/// @param unpricedCount  requests whose model has no price
/// @param estimatedCount requests whose tokens are an estimate
/// @param errorCount     requests that did not end well
public record UsageRow(
        String accountName,
        String apiKeyName,
        String model,
        String period,
        long requestCount,
        long inputTokens,
        long outputTokens,
        long cacheReadTokens,
        long cacheCreateTokens,
        long totalTokens,
        Usd costUsd,
        long unpricedCount,
        long estimatedCount,
        long errorCount,
        long avgDurationMs) {}
