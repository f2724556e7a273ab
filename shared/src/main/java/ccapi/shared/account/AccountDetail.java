package ccapi.shared.account;

import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.WindowUsage;
import java.time.Instant;
import java.util.List;

/// Everything about one account: what `account show` prints and the dashboard's detail pane draws.
///
/// @param account      the table row
/// @param errors       the newest upstream faults first, at most 20
/// @param recent       the newest requests first, at most 10
/// @param hourly       requests of the last 24 hours by hour, oldest first, 24 numbers
/// @param sessions     conversations bound to it
/// @param windowUsage  our use beside its windows of the last week, the newest first, at most 8
public record AccountDetail(
        Account account,
        List<AccountError> errors,
        List<RequestEntry> recent,
        List<Long> hourly,
        int sessions,
        List<WindowUsage> windowUsage) {

    /// One upstream fault that was laid at an account's door.
    ///
    /// @param at     when
    /// @param status the upstream's HTTP status, 0 when there was no answer
    /// @param what   the fault in words, without secrets
    public record AccountError(Instant at, int status, String what) {}
}
