package ccapi.tui.testing;

import ccapi.shared.account.Account;
import ccapi.shared.account.AccountDetail;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.Health;
import ccapi.shared.account.UsageWindow;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.live.LiveRequest;
import ccapi.shared.mirror.MirrorAccount;
import ccapi.shared.money.Usd;
import ccapi.shared.status.DaemonStatus;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.UsageRow;
import ccapi.shared.usage.UsageSummary;
import ccapi.shared.usage.WindowUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Data as a daemon in use has it, seen at one moment.
public final class Samples {
    /// The moment the samples are seen at.
    public static final Instant NOW = Instant.parse("2026-11-24T09:41:17Z");

    private final Instant now;

    public Samples(Instant now) {
        this.now = now;
    }

    private Instant ago(Duration age) {
        return now.minus(age);
    }

    public List<Account> accounts() {
        return List.of(
                account(
                        "max-tokyo",
                        AccountType.CLAUDE_OAUTH,
                        10,
                        2,
                        5,
                        Health.HEALTHY,
                        4211,
                        21_300_000,
                        "59.95",
                        35.0,
                        89.0,
                        1),
                account(
                        "max-東京",
                        AccountType.CLAUDE_OAUTH,
                        20,
                        0,
                        5,
                        Health.HEALTHY,
                        3902,
                        18_200_000,
                        "44.10",
                        31.0,
                        62.0,
                        120),
                account(
                        "team-alpha",
                        AccountType.CLAUDE_OAUTH,
                        20,
                        5,
                        5,
                        Health.LIMITED,
                        19_512,
                        35_700_000,
                        "76.21",
                        100.0,
                        69.0,
                        1),
                account(
                        "共享账号",
                        AccountType.CODEX,
                        30,
                        1,
                        5,
                        Health.HEALTHY,
                        14_410,
                        41_400_000,
                        "74.41",
                        8.0,
                        2.0,
                        54_000),
                account(
                        "console-key-1",
                        AccountType.CLAUDE_API,
                        40,
                        0,
                        10,
                        Health.HEALTHY,
                        812,
                        2_100_000,
                        "8.40",
                        null,
                        null,
                        10_800),
                account("pro-03", AccountType.CLAUDE_OAUTH, 50, 0, 3, Health.NEEDS_LOGIN, 0, 0, "0", 0.0, 12.0, 86_400),
                account(
                        "codex-mirror-1042",
                        AccountType.CODEX,
                        50,
                        0,
                        3,
                        Health.COOLING,
                        2_808,
                        9_700_000,
                        "12.02",
                        44.0,
                        91.0,
                        46_800),
                account("old-account", AccountType.OPENAI_API, 90, 0, 0, Health.DISABLED, 0, 0, "0", null, null, -1));
    }

    /// Many accounts, for scrolling.
    public List<Account> manyAccounts(int count) {
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            accounts.add(account(
                    "account-" + i,
                    AccountType.CODEX,
                    i % 100,
                    i % 4,
                    4,
                    Health.HEALTHY,
                    i * 7L,
                    i * 1000L,
                    "0." + i,
                    i % 101 + 0.0,
                    5.0,
                    i));
        }
        return accounts;
    }

    public Account account(
            String name,
            AccountType type,
            int priority,
            int current,
            int max,
            Health health,
            long requests,
            long tokens,
            String cost,
            @Nullable Double fiveHours,
            @Nullable Double sevenDays,
            long usedSecondsAgo) {
        boolean off = health == Health.DISABLED;
        return new Account(
                "acc_" + Integer.toHexString(name.hashCode()),
                name,
                type,
                priority,
                !off,
                false,
                current,
                max,
                health,
                reason(health),
                health == Health.LIMITED || health == Health.COOLING ? now.plus(Duration.ofMinutes(72)) : null,
                requests,
                tokens,
                Usd.of(cost),
                0,
                windows(fiveHours, sevenDays),
                usedSecondsAgo < 0 ? null : ago(Duration.ofSeconds(usedSecondsAgo)),
                null,
                type == AccountType.CODEX ? Map.of("gpt-5*", "gpt-5-codex") : Map.of(),
                List.of(),
                off ? "kept for its history" : "",
                type.isOauth() ? "max" : null,
                type.isOauth() ? "ops@example.com" : null,
                type.isOauth() ? now.plus(Duration.ofMinutes(220)) : null,
                "manual",
                health == Health.HEALTHY && requests > 10_000 ? "5h window full in about 2 h" : null,
                ago(Duration.ofDays(40)));
    }

    private static String reason(Health health) {
        return switch (health) {
            case LIMITED -> "5h window full";
            case COOLING -> "429 from upstream";
            case NEEDS_LOGIN -> "refresh token revoked";
            default -> "";
        };
    }

    private List<UsageWindow> windows(@Nullable Double fiveHours, @Nullable Double sevenDays) {
        if (fiveHours == null || sevenDays == null) {
            return List.of();
        }
        return List.of(
                new UsageWindow(
                        "5h",
                        fiveHours,
                        now.plus(Duration.ofMinutes(72)),
                        "allowed",
                        ago(Duration.ofMinutes(1)),
                        "anthropic-unified"),
                new UsageWindow(
                        "7d",
                        sevenDays,
                        now.plus(Duration.ofHours(40)),
                        "allowed",
                        ago(Duration.ofHours(1)),
                        "anthropic-unified"));
    }

    public AccountDetail detail(Account account) {
        return new AccountDetail(
                account,
                List.of(
                        new AccountDetail.AccountError(ago(Duration.ofMinutes(3)), 429, "rate_limit_error: 5h window"),
                        new AccountDetail.AccountError(ago(Duration.ofHours(3)), 0, "connection reset by peer")),
                requests(3),
                LongStream.of(3, 9, 4, 0, 0, 1, 8, 14, 22, 40, 31, 12, 9, 7, 18, 25, 33, 41, 12, 8, 5, 2, 16, 28)
                        .boxed()
                        .toList(),
                2,
                List.of(
                        ours(account, Duration.ofMinutes(72), 22, 310, "4.20", 1.0),
                        ours(account, Duration.ofMinutes(72 - 300), 61, 88, "3.90", 0.33)));
    }

    private WindowUsage ours(Account account, Duration end, double moved, long requests, String cost, double share) {
        Instant resetsAt = now.plus(end);
        return new WindowUsage(
                account.name(),
                "5h",
                resetsAt.minus(Duration.ofHours(5)),
                ago(Duration.ofMinutes(1)),
                resetsAt,
                moved,
                requests,
                requests * 9_000,
                Usd.of(cost),
                share);
    }

    public List<ApiKey> keys() {
        return List.of(
                key("key-ci", true, 2, 10, 9_100, 30_200_000, "4.80", "51.20", "61", "20", "100", null),
                key("key-dev", true, 1, 5, 2_200, 8_800_000, "4.05", "12", "22.10", "5", "30", "100"),
                key("内部测试", true, 0, 0, 310, 1_000_000, "0.31", "0.9", "1.2", null, null, null),
                key("partner-a", true, 0, 3, 5_012, 19_100_000, "20", "77", "190", "20", "100", "300"),
                key("old-laptop", false, 0, 2, 0, 0, "0", "0", "0", "5", "20", "50"));
    }

    public ApiKey key(
            String name,
            boolean enabled,
            int current,
            int max,
            long requests,
            long tokens,
            String day,
            String week,
            String month,
            @Nullable String daily,
            @Nullable String weekly,
            @Nullable String monthly) {
        return new ApiKey(
                "key_" + Integer.toHexString(name.hashCode()),
                name,
                "cck_AbCd...wxyz",
                enabled,
                current,
                max,
                requests,
                tokens,
                Usd.of(day),
                Usd.of(week),
                Usd.of(month),
                usd(daily),
                usd(weekly),
                usd(monthly),
                current > 0 ? Usd.of("0.25") : Usd.ZERO,
                name.equals("key-dev") ? List.of("sonnet-*", "haiku-*") : List.of(),
                List.of(),
                name.equals("partner-a") ? now.plus(Duration.ofDays(30)) : null,
                requests == 0 ? null : ago(Duration.ofMinutes(1)),
                "",
                null,
                ago(Duration.ofDays(53)));
    }

    private static @Nullable Usd usd(@Nullable String dollars) {
        return dollars == null ? null : Usd.of(dollars);
    }

    public List<RequestEntry> requests(int count) {
        List<RequestEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(request(i));
        }
        return entries;
    }

    private RequestEntry request(int i) {
        String[] users = {"key-ci", "key-dev", "partner-a", "内部测试"};
        String[] accounts = {"team-alpha", "max-tokyo", "共享账号", "max-東京"};
        String[] models = {"claude-opus-4-5", "claude-sonnet-4-5", "gpt-5-codex"};
        boolean bad = i % 5 == 2;
        return new RequestEntry(
                "req_%06d".formatted(i),
                ago(Duration.ofSeconds(15L + i * 11L)),
                users[i % users.length],
                accounts[i % accounts.length],
                models[i % models.length],
                i % 4 == 1 ? "claude-haiku-4-5" : null,
                1204 + i * 13L,
                bad ? 0 : 842 + i * 7L,
                20_000,
                500,
                i % 7 == 6 ? null : Usd.of("0.0" + (123 + i)),
                i % 6 == 3,
                !bad,
                bad ? null : 640L,
                bad ? 400 : 4100 + i * 31L,
                bad ? 429 : 200,
                bad ? "refused" : "ok",
                bad ? "all accounts are at their limit" : null,
                bad ? 2 : 1);
    }

    public UsageSummary summary(String by) {
        List<UsageRow> rows = by.equals("hour") || by.equals("day") ? periods() : groups(by);
        UsageRow total = row("", "", "", "", 16_300, 8_100_000, 2_400_000, 48_500_000, 4_500_000, "96.40");
        return new UsageSummary(ago(Duration.ofHours(9)), now, by, rows, total);
    }

    private static List<UsageRow> periods() {
        List<UsageRow> rows = new ArrayList<>();
        for (int hour = 0; hour < 10; hour++) {
            String period = "2026-11-24T0" + hour;
            rows.add(row("", "", "", period, 100 * hour, 1000, 100, 10, 10, (hour * 3 % 7) + ".5"));
        }
        return rows;
    }

    private static List<UsageRow> groups(String by) {
        List<UsageRow> rows = new ArrayList<>();
        String[][] names = {{"team-alpha", "key-ci"}, {"max-tokyo", "key-dev"}, {"共享账号", "partner-a"}};
        String[] costs = {"48.10", "21.33", "26.97"};
        String[] models = {"claude-opus-4-5", "claude-sonnet-4-5", "gpt-5-codex"};
        for (int i = 0; i < names.length; i++) {
            rows.add(row(
                    by.contains("account") ? names[i][0] : "",
                    by.contains("key") ? names[i][1] : "",
                    by.contains("model") ? models[i] : "",
                    "",
                    9_100 / (i + 1),
                    4_000_000 / (i + 1),
                    1_100_000 / (i + 1),
                    28_200_000 / (i + 1),
                    2_300_000 / (i + 1),
                    costs[i]));
        }
        return rows;
    }

    private static UsageRow row(
            String account,
            String key,
            String model,
            String period,
            long requests,
            long input,
            long output,
            long cacheRead,
            long cacheWrite,
            String cost) {
        return new UsageRow(
                account,
                key,
                model,
                period,
                requests,
                input,
                output,
                cacheRead,
                cacheWrite,
                input + output + cacheRead + cacheWrite,
                Usd.of(cost),
                0,
                0,
                requests / 700,
                6200);
    }

    public List<MirrorAccount> mirrors() {
        return List.of(
                mirror("1042", "a.lin@example.com", "plus", 1, "正常", 3, "codex-mirror-1042", false),
                mirror("1043", "b.wong+a.very.long.alias@mail.example.com", "team", 1, "降智", 5, null, false),
                mirror("1050", "c@example.com", "free", 1, "正常", 26, null, false),
                mirror("1051", "d.sato@example.com", "plus", 2, "降智", 50, "codex-mirror-1051", true),
                mirror("1060", "邮箱@example.com", "plus", 1, "", 70, null, false));
    }

    private MirrorAccount mirror(
            String id,
            String email,
            String plan,
            int status,
            String iq,
            int hours,
            @Nullable String account,
            boolean renew) {
        return new MirrorAccount(
                id, email, plan, status, iq, ago(Duration.ofHours(hours)), account != null, account, renew);
    }

    public List<LiveRequest> live() {
        return List.of(
                live("req_live01", 42, "key-ci", "team-alpha", "claude-opus-4-5", "streaming", 1800, 42.5, 1),
                live("req_live02", 7, "内部测试", "max-東京", "claude-sonnet-4-5", "waiting", 0, 0, 2),
                live("req_live03", 2, "key-dev", "", "gpt-5-codex", "queued", 0, 0, 0));
    }

    private LiveRequest live(
            String id,
            int seconds,
            String user,
            String account,
            String model,
            String phase,
            long output,
            double rate,
            int attempts) {
        return new LiveRequest(
                id,
                ago(Duration.ofSeconds(seconds)),
                user,
                account,
                model,
                phase,
                true,
                12_040,
                output,
                rate,
                seconds * 1000L,
                attempts);
    }

    public DaemonStatus status() {
        return new DaemonStatus(
                "0.1.0",
                4711,
                ago(Duration.ofHours(50)),
                "running",
                "127.0.0.1:8765",
                "/var/lib/ccapi",
                "UTC",
                8,
                Map.of("healthy", 4),
                5,
                3,
                45_600,
                128_400_000,
                Usd.of("275.09"),
                List.of("account pro-03 needs a new login"));
    }
}
