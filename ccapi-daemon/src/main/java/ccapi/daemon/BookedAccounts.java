package ccapi.daemon;

import ccapi.daemon.account.AccountUsage;
import ccapi.daemon.usage.Totals;
import ccapi.daemon.usage.UsageBooks;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.WindowUsage;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the table of accounts shows of the books.
record BookedAccounts(UsageBooks books) implements AccountUsage {
    // the detail pane asks again and again: a week is enough to judge by
    private static final Duration WINDOWS_BACK = Duration.ofDays(7);

    @Override
    public Map<String, Totals> today() {
        return books.totals().todayByAccount();
    }

    @Override
    public List<RequestEntry> recent(String accountId, int most) {
        return books.recent(accountId, most);
    }

    @Override
    public List<Long> hourly(String accountId) {
        return books.totals().hourly(accountId);
    }

    @Override
    public List<WindowUsage> windows(String accountId, int most) {
        return books.windowUsage(accountId, WINDOWS_BACK).stream().limit(most).toList();
    }
}
