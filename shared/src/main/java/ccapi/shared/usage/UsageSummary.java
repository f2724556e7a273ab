package ccapi.shared.usage;

import java.time.Instant;
import java.util.List;

/// The answer to "who used what in this range".
///
/// @param from  inclusive
/// @param to    exclusive
/// @param by    the grouping asked for, e.g. `account,key`
/// @param rows  most expensive first; by day and hour in time order
/// @param total all rows added up
public record UsageSummary(Instant from, Instant to, String by, List<UsageRow> rows, UsageRow total) {}
