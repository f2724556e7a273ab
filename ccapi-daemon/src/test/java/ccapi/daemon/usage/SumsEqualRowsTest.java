package ccapi.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.pricing.Prices;
import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.store.Database;
import ccapi.daemon.testing.Eventually;
import ccapi.shared.money.Usd;
import ccapi.shared.usage.RepriceResult;
import ccapi.shared.usage.TokenUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves(Promise.P2)
class SumsEqualRowsTest {
    private static final Instant START = Instant.parse("2026-10-20T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(35);

    @TempDir
    Path folder;

    @Test
    void afterRowsCameTwiceAndInAnyOrder() {
        try (Desk desk = Desk.open(folder, "America/New_York")) {
            List<RequestRow> rows = new ArrayList<>(new RandomRows(1).some(3_000, START, SPAN));
            rows.addAll(rows.subList(0, 1_000));
            Collections.shuffle(rows, new Random(2));
            for (int i = 0; i < rows.size(); i += 100) {
                desk.save(rows.subList(i, i + 100));
            }
            assertThat(desk.number("SELECT count(*) FROM usage_request")).isEqualTo(3_000);
            Recount.sumsEqualRows(desk.database);
        }
    }

    @Proves(value = Promise.P41, measured = "20 of 20 whole, sums equal rows in each")
    @Test
    void inEachOfTwentyBackupsUnderLoad() throws Exception {
        List<Path> copies = new ArrayList<>();
        AtomicBoolean enough = new AtomicBoolean();
        try (Desk desk = Desk.open(folder.resolve("home"));
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                RandomRows rows = new RandomRows(i);
                callers.submit(() -> {
                    while (!enough.get()) {
                        RequestRow row = rows.one(Desk.NOON);
                        desk.book(
                                Desk.NOON,
                                row.group().keyName(),
                                row.group().accountName(),
                                row.group().model(),
                                row.usage());
                    }
                });
            }
            for (int i = 0; i < 20; i++) {
                long before = desk.database.commits();
                Eventually.holds("load goes on", () -> desk.database.commits() > before + 5);
                Path copy = Files.createDirectory(folder.resolve("copy" + i));
                desk.database.backup(copy.resolve("ccapi.db"));
                copies.add(copy);
            }
            enough.set(true);
        }
        long last = 0;
        for (Path copy : copies) {
            try (Database restored = Database.open(copy, InstantSource.system())) {
                assertThat(one(restored, "PRAGMA integrity_check")).isEqualTo("ok");
                Recount.sumsEqualRows(restored);
                long rows = Long.parseLong(one(restored, "SELECT count(*) FROM usage_request WHERE outcome = 'ok'"));
                assertThat(rows).as("each is of a later moment").isGreaterThan(last);
                last = rows;
            }
        }
        System.out.println("figure P41: 20 backups of up to " + last + " rows");
    }

    private static String one(Database database, String query) {
        return database.read(
                handle -> handle.createQuery(query).mapTo(String.class).one());
    }

    @Test
    void afterEachChangeOfTheZone() {
        try (Desk desk = Desk.open(folder)) {
            desk.save(new RandomRows(3).some(3_000, START, SPAN));
            for (String zone : List.of("Asia/Kathmandu", "Australia/Lord_Howe", "America/New_York", "Asia/Kolkata")) {
                desk.books.zone(ZoneId.of(zone));
                Recount.sumsEqualRows(desk.database);
                desk.save(new RandomRows(zone.hashCode())
                        .some(100, START, SPAN).stream()
                                .map(row -> renamed(row, zone))
                                .toList());
                Recount.sumsEqualRows(desk.database);
            }
        }
    }

    private static RequestRow renamed(RequestRow row, String prefix) {
        return new RequestRow(
                prefix + row.id(),
                row.createdAt(),
                row.group(),
                row.usage(),
                row.costNanos(),
                row.priceVersion(),
                row.estimated(),
                row.stream(),
                row.ttfbMs(),
                row.durationMs(),
                row.statusCode(),
                row.outcome(),
                row.attempts(),
                row.error(),
                row.path(),
                row.trace());
    }

    @Test
    void afterRepricing() {
        try (Desk desk = Desk.open(folder)) {
            desk.save(new RandomRows(4).some(5_000, START, SPAN));
            Usd before = cost(desk);
            long unpriced = desk.number("SELECT count(*) FROM usage_request WHERE cost_nanos IS NULL");
            assertThat(unpriced).isPositive();
            desk.prices = Prices.load(Map.of(
                    "no-such-model", Map.of("input", Usd.of("1"), "output", Usd.of("2")),
                    "gpt-6-sol", Map.of("input", Usd.of("0.1"), "output", Usd.of("0.2"))));
            UsageRange range = new UsageRange(START, START.plus(SPAN));

            RepriceResult dry = desk.books.reprice(range, null, true);
            assertThat(cost(desk)).isEqualTo(before);
            assertThat(dry.rows()).isEqualTo(5_000);
            assertThat(dry.changed()).isPositive();
            assertThat(dry.models())
                    .extracting(RepriceResult.ModelChange::model)
                    .containsOnly("no-such-model", "gpt-6-sol");

            RepriceResult real = desk.books.reprice(range, null, false);
            assertThat(real.before()).isEqualTo(dry.before()).isEqualTo(before);
            assertThat(real.after()).isEqualTo(dry.after()).isEqualTo(cost(desk));
            assertThat(desk.number("SELECT count(*) FROM usage_request WHERE cost_nanos IS NULL"))
                    .isZero();
            assertThat(desk.number("SELECT count(*) FROM usage_request WHERE price_version LIKE '%+%'"))
                    .isEqualTo(real.changed());
            Recount.sumsEqualRows(desk.database);
            assertThat(desk.books.reprice(range, null, false).changed()).isZero();
        }
    }

    @Test
    void repricingOneModelTouchesNoOther() {
        try (Desk desk = Desk.open(folder)) {
            desk.save(new RandomRows(5).some(500, START, SPAN));
            desk.prices = Prices.load(Map.of(
                    "no-such-model", Map.of("input", Usd.of("1"), "output", Usd.of("2")),
                    "gpt-6-sol", Map.of("input", Usd.of("9"), "output", Usd.of("9"))));
            RepriceResult result = desk.books.reprice(new UsageRange(START, START.plus(SPAN)), "no-such-model", false);
            assertThat(result.models())
                    .extracting(RepriceResult.ModelChange::model)
                    .containsExactly("no-such-model");
            Recount.sumsEqualRows(desk.database);
        }
    }

    @Test
    void totalsFollowARepricing() {
        try (Desk desk = Desk.open(folder)) {
            desk.book(Desk.NOON, "alice", "max-1", "gpt-9", new TokenUsage(1_000_000, 0, 0, 0, 0, 0, ""));
            assertThat(desk.books.totals().todayOfKey("key_alice").unpriced()).isEqualTo(1);
            desk.prices = Prices.load(Map.of("gpt-9", Map.of("input", Usd.of("3"), "output", Usd.of("2"))));
            List<String> told = new ArrayList<>();
            desk.books.afterRepricing(() -> told.add("told"));
            desk.books.reprice(new UsageRange(START, START.plus(SPAN).plus(SPAN)), null, false);
            assertThat(desk.books.totals().todayOfKey("key_alice").unpriced()).isZero();
            assertThat(desk.books.totals().spend("key_alice").month()).isEqualTo(Usd.of("3"));
            assertThat(told).containsExactly("told");
        }
    }

    private static Usd cost(Desk desk) {
        return new Usd(desk.number("SELECT sum(cost_nanos) FROM usage_request"));
    }
}
