package ccapi.daemon.status;

import ccapi.shared.account.Account;
import ccapi.shared.account.UsageWindow;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.money.Usd;
import ccapi.shared.status.DaemonStatus;
import ccapi.shared.usage.UsageRow;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a monitoring system wants to know, in numbers. Names of accounts and keys are its labels; nothing else of them
/// is told.
///
/// @param used     all that is in the books, by account and key
/// @param waiting  rows that are not on disk yet
/// @param lost     rows that never will be
/// @param notReady why requests cannot be served now, `null` when they can
public record Metrics(
        Supplier<DaemonStatus> status,
        Supplier<List<Account>> accounts,
        Supplier<List<ApiKey>> keys,
        Supplier<List<UsageRow>> used,
        Supplier<Long> waiting,
        Supplier<Long> lost,
        Supplier<@Nullable String> notReady) {
    private static final List<String> BOTH = List.of("account", "key");
    private static final List<String> ACCOUNT = List.of("account");
    private static final List<String> KEY = List.of("key");
    private static final List<String> SPAN = List.of("key", "window");

    String text() {
        Exposition out = new Exposition();
        daemon(out, status.get());
        used(out, used.get());
        accounts(out, accounts.get());
        keys(out, keys.get());
        return out.toString();
    }

    private void daemon(Exposition out, DaemonStatus now) {
        out.gauges(
                        "ccapi_info",
                        "The version that runs.",
                        List.of("version"),
                        List.of(now.version()),
                        (version, one) -> one.add(1, version))
                .gauge("ccapi_ready", "Whether requests can be served.", notReady.get() == null ? "1" : "0")
                .gauge(
                        "ccapi_start_time_seconds",
                        "When the daemon started, in seconds of Unix time.",
                        Long.toString(now.startedAt().getEpochSecond()))
                .gauge("ccapi_requests_in_flight", "Requests being served.", Integer.toString(now.inFlight()))
                .gauge(
                        "ccapi_usage_rows_waiting",
                        "Ended requests that are not on disk yet.",
                        waiting.get().toString())
                .gauge(
                        "ccapi_usage_rows_lost",
                        "Requests that could not be booked since the start.",
                        lost.get().toString());
    }

    private static void used(Exposition out, List<UsageRow> rows) {
        out.counters(
                        "ccapi_requests_total",
                        "Requests that ended.",
                        BOTH,
                        rows,
                        (row, one) -> one.add(row.requestCount(), row.accountName(), row.apiKeyName()))
                .counters(
                        "ccapi_request_errors_total",
                        "Those that did not end well.",
                        BOTH,
                        rows,
                        (row, one) -> one.add(row.errorCount(), row.accountName(), row.apiKeyName()))
                .counters(
                        "ccapi_requests_unpriced_total",
                        "Those whose model has no price.",
                        BOTH,
                        rows,
                        (row, one) -> one.add(row.unpricedCount(), row.accountName(), row.apiKeyName()))
                .counters(
                        "ccapi_cost_usd_total",
                        "What they cost, in US$.",
                        BOTH,
                        rows,
                        (row, one) -> one.add(row.costUsd(), row.accountName(), row.apiKeyName()))
                .counters(
                        "ccapi_tokens_total",
                        "Their tokens.",
                        List.of("account", "key", "kind"),
                        rows,
                        Metrics::tokens);
    }

    private static void tokens(UsageRow row, Exposition.Samples out) {
        out.add(row.inputTokens(), row.accountName(), row.apiKeyName(), "input");
        out.add(row.outputTokens(), row.accountName(), row.apiKeyName(), "output");
        out.add(row.cacheReadTokens(), row.accountName(), row.apiKeyName(), "cache_read");
        out.add(row.cacheCreateTokens(), row.accountName(), row.apiKeyName(), "cache_write");
    }

    private static void accounts(Exposition out, List<Account> all) {
        out.gauges(
                        "ccapi_account_up",
                        "Whether the account can serve.",
                        List.of("account", "type", "health"),
                        all,
                        (account, one) -> one.add(
                                account.serves(),
                                account.name(),
                                account.type().wire(),
                                account.health().wire()))
                .gauges(
                        "ccapi_account_requests_in_flight",
                        "Requests that the account is serving.",
                        ACCOUNT,
                        all,
                        (account, one) -> one.add(account.currentConcurrency(), account.name()))
                .gauges(
                        "ccapi_account_window_used_ratio",
                        "How full the upstream's window is, 0 to 1.",
                        List.of("account", "window"),
                        all,
                        (account, one) -> account.windows().forEach(window -> window(account, window, one)));
    }

    private static void window(Account account, UsageWindow window, Exposition.Samples out) {
        if (window.usedPercent() != null) {
            out.add(Double.toString(window.usedPercent() / 100), account.name(), window.name());
        }
    }

    private static void keys(Exposition out, List<ApiKey> all) {
        out.gauges(
                        "ccapi_key_requests_in_flight",
                        "Requests of the key being served.",
                        KEY,
                        all,
                        (key, one) -> one.add(key.currentConcurrency(), key.name()))
                .gauges(
                        "ccapi_key_reserved_usd",
                        "Set aside for them, in US$.",
                        KEY,
                        all,
                        (key, one) -> one.add(key.reserved(), key.name()))
                .gauges(
                        "ccapi_key_spent_usd",
                        "Spent in the current window, in US$.",
                        SPAN,
                        all,
                        (key, one) -> windows(one, key, key.todayUsage(), key.weekUsage(), key.monthUsage()))
                .gauges(
                        "ccapi_key_limit_usd",
                        "Most that may be spent in it, in US$.",
                        SPAN,
                        all,
                        (key, one) -> windows(one, key, key.dailyLimit(), key.weeklyLimit(), key.monthlyLimit()));
    }

    private static void windows(
            Exposition.Samples out, ApiKey key, @Nullable Usd day, @Nullable Usd week, @Nullable Usd month) {
        amount(out, key, "daily", day);
        amount(out, key, "weekly", week);
        amount(out, key, "monthly", month);
    }

    private static void amount(Exposition.Samples out, ApiKey key, String window, @Nullable Usd amount) {
        if (amount != null) {
            out.add(amount, key.name(), window);
        }
    }
}
