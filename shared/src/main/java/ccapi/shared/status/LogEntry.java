package ccapi.shared.status;

import java.time.Instant;

/// One line of the daemon's log.
///
/// @param level  `info`, `warning` or `severe`
/// @param source the part of the daemon that speaks
/// @param text   in words, without secrets; may hold a stack trace over several lines
public record LogEntry(Instant at, String level, String source, String text) {}
