package ccapi.cli.output;

import java.time.Instant;
import java.time.ZoneId;

/// What the looks of a cell depend on beside its value.
///
/// @param now    for relative times
/// @param times  how points in time are written
/// @param chinese whether labels of the mirror pool are Chinese, as its own pages are
public record Look(Instant now, Times times, boolean chinese) {
    /// For local times; asked for late, because loading the rules of a zone takes a while.
    public ZoneId zone() {
        return ZoneId.systemDefault();
    }

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
