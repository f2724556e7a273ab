package ccapi.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.shared.problem.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder, InstantSource.system());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aFailingJobUndoesNothingOfItsNeighbours() throws Exception {
        CountDownLatch gate = holdWriter();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> outcomes = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int number = i;
                outcomes.add(callers.submit(() -> database.write(handle -> insert(handle, number, number % 10 == 3))));
            }
            awaitWaiting(100);
            gate.countDown();
            for (int i = 0; i < 100; i++) {
                Future<?> outcome = outcomes.get(i);
                if (i % 10 == 3) {
                    assertThatThrownBy(outcome::get).hasCauseInstanceOf(Refusal.class);
                } else {
                    outcome.get();
                }
            }
        }
        assertThat(count()).isEqualTo(90);
    }

    @Test
    void whatWaitsTogetherIsCommittedTogether() throws Exception {
        CountDownLatch gate = holdWriter();
        long before = database.commits();
        List<Receipt> receipts = new ArrayList<>();
        for (int i = 0; i < 2 * Lanes.GROUP; i++) {
            int number = i;
            receipts.add(database.later(handle -> insert(handle, number, false)));
        }
        gate.countDown();
        for (Receipt receipt : receipts) {
            assertThat(receipt.await(LIMIT)).isTrue();
        }
        // one for the work that held the writer, two for the groups
        assertThat(database.commits() - before).isEqualTo(3);
        assertThat(count()).isEqualTo(2 * Lanes.GROUP);
    }

    @Test
    void moreThanCanWaitIsRefused() throws Exception {
        CountDownLatch gate = holdWriter();
        Receipt last = null;
        for (int i = 0; i < Lanes.CAPACITY; i++) {
            int number = i;
            last = database.later(handle -> insert(handle, number, false));
        }
        assertThatThrownBy(() -> database.later(handle -> insert(handle, -1, false)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("10000 writes wait");
        gate.countDown();
        assertThat(last.await(LIMIT)).isTrue();
        assertThat(count()).isEqualTo(Lanes.CAPACITY);
    }

    @Test
    void aStatementThatSpoilsTheConnectionCostsOnlyItsOwnJob() throws Exception {
        CountDownLatch gate = holdWriter();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> good = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int number = i;
                good.add(callers.submit(() -> database.write(handle -> insert(handle, number, false))));
            }
            Future<Integer> bad = callers.submit(() -> database.write(handle -> handle.execute("ROLLBACK")));
            awaitWaiting(21);
            gate.countDown();
            for (Future<Integer> outcome : good) {
                assertThat(outcome.get()).isEqualTo(1);
            }
            assertThat(bad).failsWithin(LIMIT);
        }
        assertThat(count()).isEqualTo(20);
    }

    @Test
    void aReceiptTellsWhenLaterWorkIsDurable() throws Exception {
        CountDownLatch gate = holdWriter();
        Receipt receipt = database.later(handle -> insert(handle, 1, false));
        assertThat(receipt.await(Duration.ofMillis(20))).isFalse();
        gate.countDown();
        assertThat(receipt.await(LIMIT)).isTrue();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void urgentWorkGoesBeforeEverythingThatWaits() throws Exception {
        CountDownLatch gate = holdWriter();
        Receipt receipt = database.later(handle -> insert(handle, 1, false));
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> before = callers.submit(() -> database.urgent(GroupCommitTest::count));
            awaitWaiting(2);
            gate.countDown();
            assertThat(before.get()).isZero();
        }
        assertThat(receipt.await(LIMIT)).isTrue();
    }

    /// Keeps the writer busy until the gate opens.
    private CountDownLatch holdWriter() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(() -> database.urgent(_ -> {
                    held.countDown();
                    gate.await();
                    return 1;
                }));
        held.await();
        return gate;
    }

    private void awaitWaiting(int jobs) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (database.waiting() < jobs) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private long count() {
        return database.read(GroupCommitTest::count);
    }

    private static long count(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM store WHERE name LIKE 'job %'")
                .mapTo(Long.class)
                .one();
    }

    private static int insert(Handle handle, int number, boolean fail) {
        int rows = handle.createUpdate("INSERT INTO store (name, value) VALUES (:name, '')")
                .bind("name", "job " + number)
                .execute();
        if (fail) {
            throw Refusal.invalid("no", "");
        }
        return rows;
    }
}
