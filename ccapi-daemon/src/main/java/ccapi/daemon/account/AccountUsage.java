package ccapi.daemon.account;

import ccapi.daemon.usage.Totals;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.WindowUsage;
import java.util.List;
import java.util.Map;

/// What the tables of accounts show of the books.
public interface AccountUsage {
    /// Today's totals by account id; an account that is missing served nothing today.
    Map<String, Totals> today();

    /// The newest requests that an account served, newest first.
    List<RequestEntry> recent(String accountId, int most);

    /// Requests of the last 24 hours by hour, oldest first: 24 numbers.
    List<Long> hourly(String accountId);

    /// Our use beside the account's newest windows, newest first.
    List<WindowUsage> windows(String accountId, int most);
}
