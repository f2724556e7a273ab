package ccapi.daemon.usage;

import ccapi.daemon.store.Durability;
import ccapi.daemon.testing.HandClock;
import ccapi.shared.usage.TokenUsage;
import ccapi.shared.usage.UsageQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/// How long reports take over a million requests. Run on purpose, never by the tests:
///
/// `java -cp … ccapi.daemon.usage.ReportBench FOLDER [ROWS]`; the folder is filled the first time and kept.
final class ReportBench {
    private static final Instant NOW = Instant.parse("2026-11-24T12:34:56.789Z");
    private static final Duration SPAN = Duration.ofDays(30);
    private static final int RUNS = 21;
    private static final List<String> MODELS = List.of(
            "claude-sonnet-5", "claude-opus-5-5", "claude-haiku-5-5", "gpt-6-sol", "gpt-6-luna", "gpt-5.3-codex");

    private ReportBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        int rows = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
        try (Desk desk = Desk.open(folder, Durability.DISK, new HandClock(NOW.toString()))) {
            long missing = rows - desk.number("SELECT count(*) FROM usage_request");
            if (missing > 0) {
                fill(desk, missing);
            }
            System.out.printf(
                    "%d rows, %d groups, %d sums%n",
                    desk.number("SELECT count(*) FROM usage_request"),
                    desk.number("SELECT count(*) FROM usage_group"),
                    desk.number("SELECT count(*) FROM usage_sum"));
            questions().forEach((name, query) -> time(name, () -> answer(desk, name, query)));
        }
        long start = System.nanoTime();
        try (Desk desk = Desk.open(folder, Durability.DISK, new HandClock(NOW.toString()))) {
            System.out.printf("%-34s %8.1f ms%n", "open the books", (System.nanoTime() - start) / 1e6);
            desk.books.totals().today();
        }
    }

    private static Object answer(Desk desk, String name, UsageQuery query) {
        return desk.database.read(handle -> name.startsWith("requests")
                ? new RequestStore(handle).page(query, NOW)
                : new ReportStore(handle).summary(query, NOW));
    }

    private static Map<String, UsageQuery> questions() {
        Map<String, UsageQuery> questions = new LinkedHashMap<>();
        for (String range : List.of("today", "yesterday", "24h", "7d", "30d", "month", "90m")) {
            questions.put("summary " + range, query(range, "account,key", null, null, null));
        }
        for (String by : List.of("account", "key", "model", "day", "hour", "day,account", "none")) {
            questions.put("summary 30d by " + by, query("30d", by, null, null, null));
        }
        questions.put("summary 7d by hour,key", query("7d", "hour,key", null, null, null));
        questions.put("summary 30d by hour of one key", query("30d", "hour", null, "key-3", null));
        questions.put("requests", query(null, null, null, null, null));
        questions.put("requests of one account", query("30d", null, "account-2", null, null));
        questions.put("requests of one key, rare", query("30d", null, null, "rare", null));
        questions.put("requests that failed", query(null, null, null, null, "error"));
        questions.put("requests with 502 of one key", query(null, null, null, "key-3", "502"));
        return questions;
    }

    private static UsageQuery query(String range, String by, String account, String key, String status) {
        return new UsageQuery(range, null, null, by, account, key, null, status, null, null);
    }

    private static void time(String name, Supplier<Object> work) {
        double[] millis = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            work.get();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        System.out.printf(
                "%-34s %8.1f ms median %8.1f worst %8.1f first%n", name, millis[RUNS / 2], millis[RUNS - 1], first);
    }

    private static void fill(Desk desk, long count) {
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
        System.out.printf("%d rows written in %.1f s%n", count, (System.nanoTime() - start) / 1e9);
    }

    private static RequestRow row(Random random, String id) {
        // most of the use is that of a few keys and by day
        long back = (long) (random.nextDouble() * SPAN.toMillis());
        int key = (int) (12 * random.nextDouble() * random.nextDouble());
        String keyName = random.nextInt(100_000) == 0 ? "rare" : "key-" + key;
        String account = "account-" + random.nextInt(8);
        String model = MODELS.get(random.nextInt(MODELS.size()));
        boolean ok = random.nextInt(50) > 0;
        return new RequestRow(
                "req_" + id,
                NOW.toEpochMilli() - back,
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
