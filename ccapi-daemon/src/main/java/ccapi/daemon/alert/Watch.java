package ccapi.daemon.alert;

import ccapi.daemon.alert.Alert.BudgetPassed;
import ccapi.daemon.alert.Alert.NeedsLogin;
import ccapi.daemon.alert.Alert.NoHealthyAccount;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.Health;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.money.Usd;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks at the tables of accounts and keys now and then and tells what has come up since it looked last. Requests
/// know nothing of it. One thread.
public final class Watch {
    private final Alerts alerts;
    private Set<String> told = Set.of();

    public Watch(Alerts alerts) {
        this.alerts = alerts;
    }

    /// Looks once.
    ///
    /// @param budgetPercent of a limit, from which on spending is told
    /// @param zone          of days, weeks and months
    public void look(List<Account> accounts, List<ApiKey> keys, int budgetPercent, ZoneId zone, Instant now) {
        List<Alert> found = new ArrayList<>();
        accounts.stream()
                .filter(account -> account.enabled() && account.health() == Health.NEEDS_LOGIN)
                .forEach(account -> found.add(new NeedsLogin(account.name(), account.healthReason())));
        byType(accounts).forEach((type, some) -> {
            if (some.stream().noneMatch(account -> account.health().serves())) {
                found.add(new NoHealthyAccount(type.wire(), reason(some), earliest(some)));
            }
        });
        keys.stream().filter(ApiKey::enabled).forEach(key -> found.addAll(budgets(key, budgetPercent, zone, now)));
        Set<String> present = new HashSet<>();
        for (Alert alert : found) {
            present.add(alert.subject());
            if (!told.contains(alert.subject())) {
                alerts.tell(alert);
            }
        }
        told = present;
    }

    private static Map<AccountType, List<Account>> byType(List<Account> accounts) {
        return accounts.stream()
                .filter(Account::enabled)
                .collect(Collectors.groupingBy(Account::type, TreeMap::new, Collectors.toList()));
    }

    private static String reason(List<Account> accounts) {
        Map<String, Long> byHealth = accounts.stream()
                .collect(
                        Collectors.groupingBy(account -> account.health().wire(), TreeMap::new, Collectors.counting()));
        return byHealth.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static @Nullable Instant earliest(List<Account> accounts) {
        return accounts.stream()
                .map(Account::healthUntil)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static List<Alert> budgets(ApiKey key, int percent, ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        List<Alert> found = new ArrayList<>();
        add(found, key, "daily", key.todayUsage(), key.dailyLimit(), percent, start(today.plusDays(1), zone));
        LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        add(found, key, "weekly", key.weekUsage(), key.weeklyLimit(), percent, start(monday, zone));
        LocalDate first = today.with(TemporalAdjusters.firstDayOfNextMonth());
        add(found, key, "monthly", key.monthUsage(), key.monthlyLimit(), percent, start(first, zone));
        return found;
    }

    private static Instant start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    private static void add(
            List<Alert> found,
            ApiKey key,
            String window,
            @Nullable Usd spent,
            @Nullable Usd limit,
            int percent,
            Instant resetsAt) {
        if (spent != null && limit != null && limit.nanos() > 0) {
            double share = 100.0 * spent.nanos() / limit.nanos();
            if (share >= percent) {
                found.add(new BudgetPassed(key.name(), window, (int) share, spent, limit, resetsAt));
            }
        }
    }
}
