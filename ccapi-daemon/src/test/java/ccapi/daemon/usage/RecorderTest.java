package ccapi.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.store.Durability;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.Gate;
import ccapi.daemon.testing.HandClock;
import ccapi.shared.money.Usd;
import ccapi.shared.usage.TokenUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
    @TempDir
    Path folder;

    @Test
    void aCompletedRequestIsInTheBooksWhenCompleteReturns() {
        try (Desk desk = Desk.open(folder)) {
            String id =
                    desk.book(Desk.NOON, "alice", "max-1", "claude-sonnet-5", new TokenUsage(1, 2, 3, 4, 5, 6, "us"));
            RequestRow row = Recount.rows(desk.database).getFirst().row();
            assertThat(row.id()).isEqualTo(id);
            assertThat(row.usage()).isEqualTo(new TokenUsage(1, 2, 3, 4, 5, 6, "us"));
            assertThat(row.group())
                    .isEqualTo(new Group("key_alice", "alice", "acc_max-1", "max-1", "claude-sonnet-5", ""));
            assertThat(row.trace()).containsExactly("asked for claude-sonnet-5", "sent to max-1");
            assertThat(desk.books.totals().todayOfKey("key_alice").requests()).isEqualTo(1);
            assertThat(desk.books.recorder().lateCount()).isZero();
            Recount.sumsEqualRows(desk.database);
        }
    }

    @Test
    void manyAtOnceAreAllInTheBooksOnce() throws Exception {
        try (Desk desk = Desk.open(folder);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> ids = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                String model = RandomRows.MODELS.get(i % 4);
                ids.add(callers.submit(() -> desk.book(Desk.NOON, "alice", "max-1", model, Desk.tokens(10, 10))));
            }
            for (Future<String> id : ids) {
                id.get();
            }
            Eventually.holds("nothing waits", () -> desk.books.recorder().waiting() == 0);
            assertThat(desk.number("SELECT count(*) FROM usage_request WHERE outcome = 'ok'"))
                    .isEqualTo(2_000);
            assertThat(desk.books.totals().today().requests()).isEqualTo(2_000);
            Recount.sumsEqualRows(desk.database);
        }
    }

    @Test
    void theFirstEndCounts() {
        try (Desk desk = Desk.open(folder)) {
            Booking booking = desk.begin("req_1", Desk.NOON);
            booking.complete(desk.end("max-1", "claude-sonnet-5", Desk.tokens(1, 1), Desk.NOON));
            booking.complete(desk.end("max-1", "claude-sonnet-5", Desk.tokens(9, 9), Desk.NOON));
            assertThat(Recount.rows(desk.database))
                    .singleElement()
                    .satisfies(
                            stored -> assertThat(stored.row().usage().input()).isEqualTo(1));
        }
    }

    @Test
    void aRequestUnderWayIsInTheBooksAsOpenAndInNoSum() {
        try (Desk desk = Desk.open(folder)) {
            Booking booking = desk.begin("req_1", Desk.NOON);
            awaitRow(desk, "outcome = 'open'");
            assertThat(desk.number("SELECT count(*) FROM usage_sum")).isZero();
            booking.complete(desk.end("max-1", "claude-sonnet-5", Desk.tokens(1, 1), Desk.NOON));
            assertThat(desk.number("SELECT count(*) FROM usage_request")).isEqualTo(1);
            Recount.sumsEqualRows(desk.database);
        }
    }

    @Proves(Promise.P3)
    @Test
    void whatWasOpenAtTheEndIsInterruptedAndKeepsWhatWasMetered() {
        try (Desk desk = Desk.open(folder)) {
            desk.begin("req_1", Desk.NOON)
                    .progress(new Progress("acc_max-1", "max-1", "", new TokenUsage(1_000, 10, 0, 0, 0, 0, "")));
            desk.begin("req_2", Desk.NOON);
            Eventually.holds("both are open", () -> desk.number("SELECT count(*) FROM usage_request") == 2);
        }
        try (Desk desk = Desk.open(folder)) {
            assertThat(desk.number("SELECT count(*) FROM usage_request WHERE outcome = 'interrupted'"))
                    .isEqualTo(2);
            RequestRow metered = Recount.rows(desk.database).stream()
                    .map(RowStore.Stored::row)
                    .filter(row -> row.id().equals("req_1"))
                    .findFirst()
                    .orElseThrow();
            assertThat(metered.usage().input()).isEqualTo(1_000);
            assertThat(metered.group().accountName()).isEqualTo("max-1");
            assertThat(metered.estimated()).isTrue();
            // 1000 x 2 + 10 x 10 micro-dollars
            assertThat(metered.costNanos()).isEqualTo(Usd.of("0.0021").nanos());
            Recount.sumsEqualRows(desk.database);
            assertThat(desk.books.totals().spend("key_alice").day()).isEqualTo(Usd.of("0.0021"));
        }
    }

    @Test
    void aSlowDiskHoldsAnAnswerBackForAQuarterOfASecondAndIsCounted() throws Exception {
        try (Desk desk = Desk.open(folder)) {
            Gate gate = new Gate();
            Thread holding = holdWriter(desk, gate);
            long before = System.nanoTime();
            desk.book(Desk.NOON, "alice", "max-1", "claude-sonnet-5", Desk.tokens(1, 1));
            assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(UsageRecorder.ACK_LIMIT.toNanos());
            assertThat(desk.books.recorder().lateCount()).isEqualTo(1);
            assertThat(desk.books.recorder().waiting()).isEqualTo(1);
            gate.open();
            holding.join();
            Eventually.holds("it was written", () -> desk.books.recorder().waiting() == 0);
            assertThat(Recount.rows(desk.database)).hasSize(1);
        }
    }

    @Test
    void withProcessDurabilityTheJournalIsEnough() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        Path home = Files.createDirectory(folder.resolve("home"));
        try (Desk desk = Desk.open(home, Durability.PROCESS, new HandClock(Desk.NOON.toString()))) {
            Gate gate = new Gate();
            Thread holding = holdWriter(desk, gate);
            for (int i = 0; i < 20; i++) {
                desk.book(Desk.NOON, "alice", "max-1", "claude-sonnet-5", Desk.tokens(1, 1));
            }
            assertThat(desk.books.recorder().lateCount()).isZero();
            copyJournal(home, copy);
            gate.open();
            holding.join();
        }
        // as after a kill: the rows are in the journal only, and the last line was cut short
        Path first = copy.resolve("usage-a.journal");
        // on a slow machine the writer has changed to the other file meanwhile
        Path torn = Files.size(first) > 0 ? first : copy.resolve("usage-b.journal");
        byte[] whole = Files.readAllBytes(torn);
        Files.write(torn, Arrays.copyOf(whole, whole.length - 20));
        try (Desk desk = Desk.open(copy)) {
            assertThat(Recount.rows(desk.database)).hasSize(19);
            Recount.sumsEqualRows(desk.database);
            assertThat(Files.size(torn)).isZero();
        }
        // and a journal that had been written to the database already does no harm
        Files.write(torn, whole, StandardOpenOption.TRUNCATE_EXISTING);
        try (Desk desk = Desk.open(copy)) {
            assertThat(Recount.rows(desk.database)).hasSize(20);
            Recount.sumsEqualRows(desk.database);
        }
    }

    @Test
    void theJournalIsEmptiedOnceItsRowsAreInTheDatabase() {
        try (Desk desk = Desk.open(folder, Durability.PROCESS, new HandClock(Desk.NOON.toString()))) {
            for (int i = 0; i < 100; i++) {
                desk.book(Desk.NOON, "alice", "max-1", "claude-sonnet-5", Desk.tokens(1, 1));
            }
            Eventually.holds(
                    "rows are in the database", () -> desk.books.recorder().waiting() == 0);
            Eventually.holds(
                    "the journal is empty",
                    () -> Files.size(folder.resolve("usage-a.journal")) == 0
                            && Files.size(folder.resolve("usage-b.journal")) == 0);
            assertThat(Recount.rows(desk.database)).hasSize(100);
        }
    }

    @Test
    void aNameThatClientsMadeUpCannotSpoilTheRowsBesideIt() {
        try (Desk desk = Desk.open(folder)) {
            String id = desk.book(Desk.NOON, "alice", "max-1", "x".repeat(10_000) + "\u0000\n", Desk.tokens(1, 1));
            assertThat(Recount.rows(desk.database)).singleElement().satisfies(stored -> {
                assertThat(stored.row().id()).isEqualTo(id);
                assertThat(stored.row().group().model()).hasSize(200);
                assertThat(stored.row().costNanos()).isNull();
            });
        }
    }

    private static Thread holdWriter(Desk desk, Gate gate) {
        Thread holding = Thread.ofVirtual()
                .start(() -> desk.database.urgent(_ -> {
                    gate.pass();
                    return 1;
                }));
        gate.awaitArrival();
        return holding;
    }

    private static void copyJournal(Path from, Path to) throws Exception {
        for (String name : List.of("usage-a.journal", "usage-b.journal")) {
            Files.copy(from.resolve(name), to.resolve(name));
        }
    }

    private static void awaitRow(Desk desk, String condition) {
        Eventually.holds(
                "a row with " + condition,
                () -> desk.number("SELECT count(*) FROM usage_request WHERE " + condition) == 1);
    }
}
