package ccapi.daemon;

import ccapi.daemon.account.AccountUsage;
import ccapi.daemon.apikey.KeyTotals;
import ccapi.daemon.usage.Spend;
import ccapi.daemon.usage.Totals;
import ccapi.daemon.usage.UsageBooks;
import ccapi.daemon.usage.UsageTotals;
import ccapi.shared.usage.RequestEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the tables of accounts and keys show of the books.
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

    /// What each key has used.
    Map<String, KeyTotals> byKey() {
        UsageTotals totals = books.totals();
        Map<String, KeyTotals> all = new HashMap<>();
        for (String key : totals.keys()) {
            Totals today = totals.todayOfKey(key);
            Spend spend = totals.spend(key);
            all.put(key, new KeyTotals(today.requests(), today.tokens(), spend.day(), spend.week(), spend.month()));
        }
        return all;
    }
}
