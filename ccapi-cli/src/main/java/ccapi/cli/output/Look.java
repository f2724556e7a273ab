package ccapi.cli.output;

import java.time.Instant;
import java.time.ZoneId;

/// What the looks of a cell depend on beside its value.
///
/// @param now    for relative times
/// @param zone   for local times
/// @param times  how points in time are written
/// @param colour whether colour codes may be used
public record Look(Instant now, ZoneId zone, Times times, boolean colour) {
    /// How points in time are written.
    public enum Times {
        /// `3m` ago, `in 1h12m`.
        RELATIVE,
        /// ISO 8601 in UTC.
        ISO,
        /// Date and time in the local zone.
        LOCAL
    }
}
