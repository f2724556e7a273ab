package ccapi.daemon.account;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.account.NoneNow.Kind;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.upstream.Verdict.Cooldown;
import ccapi.daemon.upstream.Verdict.NeedsLogin;
import ccapi.daemon.upstream.Verdict.Scope;
import ccapi.shared.account.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingLineTest {
    private static final String MODEL = "claude-sonnet-5";

    @TempDir
    Path folder;

    private PoolFixture accounts;

    @BeforeEach
    void open() throws Exception {
        accounts = new PoolFixture(folder);
    }

    @AfterEach
    void close() throws Exception {
        accounts.close();
    }

    @Test
    void slotsAreNeverExceededUnder200Callers() throws Exception {
        accounts.queueLength(1000);
        accounts.add("a", 50, 3);
        accounts.add("b", 50, 2);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger served = new AtomicInteger();
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < 200; caller++) {
            callers.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 50; i++) {
                    try (Lease lease = accounts.lease(patient())) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        if (ThreadLocalRandom.current().nextInt(3) > 0) {
                            accounts.pool.board().succeeded(lease, List.of());
                        }
                        Thread.yield();
                        inside.decrementAndGet();
                        served.incrementAndGet();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(served).hasValue(10_000);
        assertThat(most.get()).isBetween(1, 5);
        assertThat(accounts.seat("a").inFlight() + accounts.seat("b").inFlight())
                .isZero();
        assertThat(accounts.pool.selector().waiting()).isZero();
    }

    @Test
    void whoCameFirstIsServedFirst() throws Exception {
        accounts.add("a", 50, 1);
        Lease held = accounts.lease(patient());
        ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            waiting.add(Thread.ofVirtual().start(() -> {
                try (Lease lease = accounts.lease(patient())) {
                    assertThat(lease.account().name()).isEqualTo("a");
                    order.add(number);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }));
            Eventually.holds("one more waits", () -> accounts.pool.selector().waiting() == number + 1);
        }
        held.close();
        for (Thread each : waiting) {
            each.join();
        }
        assertThat(List.copyOf(order)).isSorted().hasSize(20);
    }

    @Test
    void fullQueueIsRefusedAtOnce() throws Exception {
        accounts.queueLength(0);
        accounts.add("a", 50, 1);
        try (Lease held = accounts.lease(patient())) {
            NoneNow none = accounts.none(patient());
            assertThat(none.kind()).isEqualTo(Kind.BUSY);
            assertThat(none.message()).contains("the queue is full", "a slots 1/1");
            assertThat(held.account().name()).isEqualTo("a");
        }
    }

    @Test
    void waitingEndsAtTheDeadline() throws Exception {
        accounts.add("a", 50, 1);
        try (Lease held = accounts.lease(patient())) {
            NoneNow none = accounts.none(accounts.wanted(MODEL, null, Duration.ofMillis(30)));
            assertThat(none.kind()).isEqualTo(Kind.BUSY);
            assertThat(none.message())
                    .isEqualTo("waited 0 s; all accounts that serve claude-sonnet-5 are busy: a slots 1/1");
            assertThat(held.account().name()).isEqualTo("a");
        }
        assertThat(accounts.pool.selector().waiting()).isZero();
    }

    @Test
    void clientThatLeavesTheQueueTakesNoSlotWithIt() throws Exception {
        accounts.add("a", 50, 1);
        Lease held = accounts.lease(patient());
        CountDownLatch left = new CountDownLatch(1);
        Thread client = Thread.ofVirtual().start(() -> {
            try {
                accounts.next(patient());
            } catch (InterruptedException e) {
                left.countDown();
            }
        });
        Eventually.holds("it waits", () -> accounts.pool.selector().waiting() == 1);
        client.interrupt();
        left.await();
        held.close();
        assertThat(accounts.pool.selector().waiting()).isZero();
        assertThat(accounts.serves(patient())).isEqualTo("a");
    }

    @Test
    void waitingEndsWhenTheOnlyAccountIsLost() throws Exception {
        accounts.add("a", 50, 1);
        Lease held = accounts.lease(patient());
        AtomicReference<Choice> choice = waitInBackground();
        accounts.pool.board().failed(held, new NeedsLogin("revoked"), 401, List.of());
        Eventually.holds("it is told", () -> choice.get() instanceof NoneNow);
        assertThat(((NoneNow) choice.get()).kind()).isEqualTo(Kind.UNAVAILABLE);
        held.close();
    }

    @Test
    void shortRestIsWaitedForAndTheFirstInLineProbes() throws Exception {
        accounts.add("a", 50, 0);
        accounts.fail("a", new Cooldown(Health.OVERLOADED, Scope.ACCOUNT, null, "overloaded"));
        AtomicReference<Choice> first = waitInBackground();
        AtomicReference<Choice> second = waitInBackground();
        accounts.clock.step(Duration.ofSeconds(5));
        accounts.pool.tick();
        Eventually.holds("one of them probes", () -> (first.get() == null) != (second.get() == null));
        Lease probe = (Lease) (first.get() == null ? second.get() : first.get());
        assertThat(accounts.pool.selector().waiting()).isEqualTo(1);
        accounts.pool.board().succeeded(probe, List.of());
        Eventually.holds("both are served", () -> first.get() instanceof Lease && second.get() instanceof Lease);
        ((Lease) first.get()).close();
        ((Lease) second.get()).close();
    }

    @Test
    void longRestIsNotWaitedFor() throws Exception {
        accounts.add("a", 50, 0);
        accounts.fail(
                "a",
                new Cooldown(
                        Health.LIMITED, Scope.ACCOUNT, accounts.clock.instant().plusSeconds(60), "5h"));
        assertThat(accounts.none(patient()).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    private AtomicReference<Choice> waitInBackground() {
        int before = accounts.pool.selector().waiting();
        AtomicReference<Choice> choice = new AtomicReference<>();
        Thread.ofVirtual().start(() -> {
            try {
                choice.set(accounts.next(patient()));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        Eventually.holds("it waits", () -> accounts.pool.selector().waiting() == before + 1);
        return choice;
    }

    private Wanted patient() {
        return accounts.wanted(MODEL, null, Duration.ofSeconds(60));
    }
}
