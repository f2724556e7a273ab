package ccapi.cli.testing;

import ccapi.shared.account.Account;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.Health;
import ccapi.shared.account.UsageWindow;
import ccapi.shared.apikey.ApiKey;
import ccapi.shared.money.Usd;
import ccapi.shared.socket.Json;
import ccapi.shared.usage.RequestEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Rows as a daemon would send them.
public final class Samples {
    private static final Instant NOW = Run.NOW;

    private Samples() {}

    public static String json(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);
    }

    public static List<Account> accounts() {
        return List.of(
                account("max-tokyo", AccountType.CLAUDE_OAUTH, 10, Health.HEALTHY, "59.95", 35.4),
                account("共享账号", AccountType.CODEX, 30, Health.LIMITED, "74.412345678", 100.0),
                account("old-account", AccountType.CLAUDE_API, 90, Health.DISABLED, "0", null));
    }

    public static Account account(
            String name, AccountType type, int priority, Health health, String cost, Double used) {
        return new Account(
                "acc_" + priority,
                name,
                type,
                priority,
                health != Health.DISABLED,
                false,
                1,
                priority == 90 ? 0 : 5,
                health,
                health == Health.LIMITED ? "5h window full" : "",
                health == Health.LIMITED ? NOW.plus(Duration.ofMinutes(72)) : null,
                4200,
                21_300_000,
                Usd.of(cost),
                health == Health.LIMITED ? 2 : 0,
                used == null
                        ? List.of()
                        : List.of(new UsageWindow(
                                "5h", used, NOW.plus(Duration.ofMinutes(72)), "allowed", NOW, "anthropic-unified")),
                health == Health.DISABLED ? null : NOW.minus(Duration.ofMinutes(3)),
                null,
                Map.of(),
                List.of(),
                "",
                null,
                null,
                null,
                "manual",
                null,
                NOW.minus(Duration.ofDays(3)));
    }

    public static ApiKey key(String name) {
        return new ApiKey(
                "key_1",
                name,
                "cck_abcd…wxyz",
                true,
                2,
                10,
                9100,
                30_200_000,
                Usd.of("1.25"),
                Usd.of("15.3"),
                null,
                Usd.of("5"),
                Usd.of("30"),
                null,
                Usd.ZERO,
                List.of(),
                List.of("max-tokyo"),
                null,
                NOW.minus(Duration.ofMinutes(2)),
                "",
                null,
                NOW.minus(Duration.ofDays(30)));
    }

    public static RequestEntry request(String id, String cost, String actual) {
        return new RequestEntry(
                id,
                NOW.minus(Duration.ofSeconds(90)),
                "ci",
                "max-tokyo",
                "claude-sonnet-5",
                actual,
                1204,
                842,
                0,
                0,
                cost == null ? null : Usd.of(cost),
                false,
                true,
                412L,
                4100,
                200,
                "ok",
                null,
                1);
    }
}
