package ccapi.daemon.usage;

import ccapi.daemon.TestDaemon;
import ccapi.daemon.store.Durability;
import ccapi.daemon.testing.HandClock;
import ccapi.shared.AdminClient;
import ccapi.shared.account.UsageWindow;
import ccapi.shared.usage.TokenUsage;
import ccapi.shared.usage.UsageApi;
import ccapi.shared.usage.UsageQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How long a daemon's reports take over a million requests, asked as a user's commands ask. `bench/reports` runs it,
/// never the tests: `ReportBench FOLDER [ROWS]`; the folder is filled the first time and kept.
final class ReportBench {
    private static final Duration SPAN = Duration.ofDays(30);
    private static final Duration WINDOW = Duration.ofHours(5);
    private static final int ACCOUNTS = 8;
    private static final int RUNS = 21;
    private static final double LIMIT_MILLIS = 100;
    private static final List<String> MODELS = List.of(
            "claude-sonnet-5", "claude-opus-5-5", "claude-haiku-5-5", "gpt-6-sol", "gpt-6-luna", "gpt-5.3-codex");

    private final Instant now = Clock.systemUTC().instant();
    private final Path folder;
    private double slowest;

    private ReportBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        ReportBench bench = new ReportBench(Files.createDirectories(Path.of(args[0])));
        bench.fill(args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000);
        bench.ask();
        System.out.printf("%nThe slowest takes %.1f ms.%n", bench.slowest);
        System.exit(bench.slowest < LIMIT_MILLIS ? 0 : 1);
    }

    private void ask() throws IOException {
        Files.writeString(folder.resolve("config.yaml"), "listen: 127.0.0.1:0\ntime_zone: UTC\n");
        long start = System.nanoTime();
        TestDaemon daemon = TestDaemon.startOn(folder);
        System.out.printf("%nThe daemon started in %.0f ms.%n", (System.nanoTime() - start) / 1e6);
        try {
            System.out.println("\n| report | median ms | worst ms | first ms |\n|---|---|---|---|");
            AdminClient admin = daemon.admin();
            questions(admin.usage()).forEach(this::time);
            time("status", admin.status()::get);
        } finally {
            daemon.stopKeepingFolder();
        }
    }

    private static Map<String, Supplier<Object>> questions(UsageApi usage) {
        Map<String, Supplier<Object>> questions = new LinkedHashMap<>();
        for (String range : List.of("today", "yesterday", "24h", "7d", "30d", "month", "90m")) {
            questions.put("summary, " + range, () -> usage.summary(query(range, "account,key", null, null, null)));
        }
        for (String by : List.of("account", "key", "model", "day", "hour", "day,account", "key,model")) {
            questions.put("summary, 30d by " + by, () -> usage.summary(query("30d", by, null, null, null)));
        }
        questions.put("summary, 7d by hour,key", () -> usage.summary(query("7d", "hour,key", null, null, null)));
        questions.put(
                "summary, 30d by hour of one key", () -> usage.summary(query("30d", "hour", null, "key-3", null)));
        questions.put("requests", () -> usage.requests(query(null, null, null, null, null)));
        questions.put("requests of one account", () -> usage.requests(query("30d", null, "account-2", null, null)));
        questions.put("requests of a rare key", () -> usage.requests(query("30d", null, null, "rare", null)));
        questions.put("requests that failed", () -> usage.requests(query(null, null, null, null, "error")));
        questions.put("requests with 502 of one key", () -> usage.requests(query(null, null, null, "key-3", "502")));
        questions.put("windows of all accounts", () -> usage.windows(null));
        questions.put("windows of one account", () -> usage.windows("account-2"));
        questions.put("prices check", usage::checkPrices);
        return questions;
    }

    private static UsageQuery query(
            @Nullable String range,
            @Nullable String by,
            @Nullable String account,
            @Nullable String key,
            @Nullable String status) {
        return new UsageQuery(range, null, null, by, account, key, null, status, null, null);
    }

    private void time(String name, Supplier<Object> work) {
        double[] millis = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            work.get();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        System.out.printf("| %s | %.1f | %.1f | %.1f |%n", name, millis[RUNS / 2], millis[RUNS - 1], first);
        slowest = Math.max(slowest, millis[RUNS / 2]);
    }

    private void fill(int rows) {
        try (Desk desk = Desk.open(folder, Durability.DISK, new HandClock(now.toString()))) {
            long missing = rows - desk.number("SELECT count(*) FROM usage_request");
            if (missing > 0) {
                fill(desk, missing);
                windows(desk);
            }
            System.out.printf(
                    "%,d requests, %d groups, %,d sums, %,d windows%n",
                    desk.number("SELECT count(*) FROM usage_request"),
                    desk.number("SELECT count(*) FROM usage_group"),
                    desk.number("SELECT count(*) FROM usage_sum"),
                    desk.number("SELECT count(*) FROM usage_window"));
        }
    }

    /// Each account's windows one after the other, read at their beginnings and ends.
    private void windows(Desk desk) {
        for (Instant begin = now.minus(SPAN); begin.isBefore(now); begin = begin.plus(WINDOW)) {
            Instant end = begin.plus(WINDOW);
            for (int account = 0; account < ACCOUNTS; account++) {
                window(desk, account, 0, begin, end);
                window(desk, account, 40.0, end.minusSeconds(90), end);
            }
        }
    }

    private static void window(Desk desk, int account, double percent, Instant at, Instant end) {
        UsageWindow read = new UsageWindow("5h", percent, end, null, at, "anthropic-unified");
        desk.books.windows().observe("acc_account-" + account, List.of(read));
    }

    private void fill(Desk desk, long count) {
        Random random = new Random(count);
        long start = System.nanoTime();
        List<RequestRow> rows = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            rows.add(row(random, count + "-" + i));
            if (rows.size() == 1_000 || i == count - 1) {
                desk.save(rows);
                rows.clear();
            }
        }
        System.out.printf("%,d requests written in %.1f s%n", count, (System.nanoTime() - start) / 1e9);
    }

    private RequestRow row(Random random, String id) {
        // most of the use is that of a few keys and by day
        long back = (long) (random.nextDouble() * SPAN.toMillis());
        int key = (int) (12 * random.nextDouble() * random.nextDouble());
        String keyName = random.nextInt(100_000) == 0 ? "rare" : "key-" + key;
        String account = "account-" + random.nextInt(ACCOUNTS);
        String model = MODELS.get(random.nextInt(MODELS.size()));
        boolean ok = random.nextInt(50) > 0;
        return new RequestRow(
                "req_" + id,
                now.toEpochMilli() - back,
                new Group("key_" + keyName, keyName, "acc_" + account, account, model, ""),
                new TokenUsage(random.nextInt(3_000), random.nextInt(2_000), random.nextInt(80_000), 900, 0, 0, ""),
                (long) random.nextInt(500_000_000),
                "2026-11-24",
                false,
                true,
                500L,
                random.nextInt(60_000),
                ok ? 200 : 502,
                ok ? "ok" : "upstream_error",
                1,
                ok ? null : "the upstream answered 502",
                "/v1/messages",
                List.of("chosen by session", "sent to " + account + " (claude-oauth) as " + model, "answered 200"));
    }
}
