package ccapi.daemon.usage;

import ccapi.daemon.pricing.Cost;
import ccapi.daemon.pricing.Prices;
import ccapi.daemon.store.Durability;
import ccapi.daemon.testing.HandClock;
import ccapi.shared.usage.TokenUsage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Requests as they might come: some keys, accounts and models, all kinds of tokens, some failures.
public final class RandomRows {
    // rows in one transaction
    private static final int GROUP = 10_000;

    static final List<String> KEYS = List.of("alice", "bob", "carol", "ci");
    static final List<String> ACCOUNTS = List.of("max-1", "max-2", "codex-1");
    static final List<String> MODELS = List.of("claude-sonnet-5", "claude-opus-5-5", "gpt-6-sol", "no-such-model");

    private final Random random;
    private final Prices prices = Prices.load(Map.of());
    private long count;

    RandomRows(long seed) {
        this.random = new Random(seed);
    }

    /// Writes so many rows, and the sums over them, into a database that nobody has open.
    ///
    /// @param until the rows are of a time before it, as long as the span
    public static void fill(Path folder, int count, Instant until, Duration span) {
        RandomRows rows = new RandomRows(count);
        try (Desk desk = Desk.open(folder, Durability.PROCESS, new HandClock(until.toString()))) {
            for (int left = count; left > 0; left -= GROUP) {
                desk.save(rows.some(Math.min(left, GROUP), until.minus(span), span));
            }
        }
    }

    List<RequestRow> some(int count, Instant from, Duration span) {
        List<RequestRow> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(one(from.plusMillis(random.nextLong(span.toMillis()))));
        }
        return rows;
    }

    RequestRow one(Instant at) {
        boolean ok = random.nextInt(10) > 0;
        String model = pick(MODELS);
        TokenUsage usage = !ok && random.nextBoolean()
                ? TokenUsage.NONE
                : new TokenUsage(
                        random.nextInt(5_000),
                        random.nextInt(2_000),
                        random.nextInt(50_000),
                        random.nextInt(3_000),
                        random.nextInt(300),
                        0,
                        "");
        Cost cost = prices.price(model, usage, at);
        String account = pick(ACCOUNTS);
        String key = pick(KEYS);
        return new RequestRow(
                "req_r" + ++count,
                at.toEpochMilli(),
                new Group("key_" + key, key, "acc_" + account, account, model, ""),
                usage,
                cost instanceof Cost.Priced priced ? priced.amount().nanos() : null,
                prices.version(),
                random.nextInt(20) == 0,
                random.nextBoolean(),
                random.nextInt(4) == 0 ? null : (long) random.nextInt(3_000),
                random.nextInt(60_000),
                ok ? 200 : List.of(429, 500, 502).get(random.nextInt(3)),
                ok ? "ok" : "upstream_error",
                1 + random.nextInt(2),
                ok ? null : "the upstream said no",
                "/v1/messages",
                List.of("asked for " + model, "sent to " + account));
    }

    private String pick(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }
}
