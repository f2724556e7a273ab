package ccapi.daemon;

import ccapi.daemon.account.AccountUsage;
import ccapi.daemon.usage.Totals;
import ccapi.daemon.usage.UsageBooks;
import ccapi.shared.usage.RequestEntry;
import java.util.List;
import java.util.Map;

/// What the table of accounts shows of the books.
record BookedAccounts(UsageBooks books) implements AccountUsage {
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
}
