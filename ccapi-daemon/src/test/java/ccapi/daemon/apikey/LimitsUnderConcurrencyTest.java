package ccapi.daemon.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.HandClock;
import ccapi.shared.money.Usd;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsUnderConcurrencyTest {
    private static final int CALLERS = 200;
    private static final Usd TEN_CENTS = Usd.of("0.1");

    private final Limits limits = new Limits(() -> ZoneId.of("UTC"), InstantSource.system(), (_, _) -> Usd.ZERO);

    @Proves(value = Promise.P6, measured = "10 of 200 let in, 100 times")
    @Proves(value = Promise.F13, measured = "10 of 200 let in, 100 times")
    @Test
    void twoHundredAtOnceOnALimitWorthTenAdmitExactlyTen() throws Exception {
        for (int round = 0; round < 100; round++) {
            ClientKey key = key("key_" + round, new KeyLimits(0, Usd.of("1"), null, null));
            Queue<Admission.Admitted> inFlight = admitTogether(key);
            assertThat(inFlight).hasSize(10);
            inFlight.forEach(request -> finish(request, TEN_CENTS));
            assertThat(admitTogether(key)).isEmpty();
            assertThat(limits.reserved(key.id())).isEqualTo(Usd.ZERO);
        }
    }

    @Proves(value = Promise.P6, measured = "1,000 rounds at up to 5 times the estimate")
    @Test
    void aLimitIsPassedByNoMoreThanRequestsInFlightCostAboveTheirEstimate() throws Exception {
        Random random = new Random(42);
        Usd limit = Usd.of("3");
        for (int round = 0; round < 1000; round++) {
            ClientKey key = key("key_" + round, new KeyLimits(0, limit, null, null));
            long spent = 0;
            long excess = 0;
            for (Queue<Admission.Admitted> inFlight = admitTogether(key);
                    !inFlight.isEmpty();
                    inFlight = admitTogether(key)) {
                excess = 0;
                for (Admission.Admitted request : inFlight) {
                    long actual = TEN_CENTS.nanos() * random.nextLong(1, 51) / 10;
                    spent += actual;
                    excess += actual - TEN_CENTS.nanos();
                    finish(request, new Usd(actual));
                }
            }
            assertThat(spent).isLessThanOrEqualTo(limit.nanos() + Math.max(0, excess));
            assertThat(spent).isGreaterThan(limit.nanos() - TEN_CENTS.nanos());
            assertThat(limits.reserved(key.id())).isEqualTo(Usd.ZERO);
        }
    }

    @Proves(value = Promise.P10, measured = "4,000 jumps back under load: 100 of 100 that the limit allows let in")
    @Test
    void aClockThatJumpsBackUnderLoadOpensNothing() throws Exception {
        HandClock clock = new HandClock("2026-11-24T23:59:00Z");
        Limits jumping = new Limits(() -> ZoneId.of("UTC"), clock, (_, _) -> Usd.ZERO);
        ClientKey key = key("key_clock", new KeyLimits(0, Usd.of("10"), null, null));
        List<Duration> steps = List.of(Duration.ofSeconds(1), Duration.ofHours(2), Duration.ofDays(1));
        AtomicInteger admitted = new AtomicInteger();
        AtomicInteger turn = new AtomicInteger();
        assertThat(jumping.admit(key, Usd.ZERO)).isInstanceOf(Admission.Admitted.class);
        together(() -> {
            for (int i = 0; i < 20; i++) {
                Duration step = steps.get(turn.getAndIncrement() % steps.size());
                clock.step(step.negated());
                if (jumping.admit(key, TEN_CENTS) instanceof Admission.Admitted request) {
                    admitted.incrementAndGet();
                    finish(request, TEN_CENTS);
                }
                clock.step(step);
            }
        });
        assertThat(admitted).hasValue(100);
        assertThat(jumping.reserved(key.id())).isEqualTo(Usd.ZERO);
    }

    @Proves(value = Promise.P7, measured = "10,000 through the limits alone: 0 left")
    @Proves(value = Promise.P8, measured = "at most 5")
    @Test
    void theConcurrencyCapIsNeverPassedAndNothingLeaksHoweverRequestsEnd() throws Exception {
        ClientKey key = key("key_cap", new KeyLimits(5, Usd.of("1000000"), null, null));
        // the first ones stay until the cap is reached, so that it is tried at all
        CountDownLatch full = new CountDownLatch(5);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger served = new AtomicInteger();
        together(() -> {
            for (int i = 0; i < 50; i++) {
                Admission admission = limits.admit(key, TEN_CENTS);
                while (!(admission instanceof Admission.Admitted)) {
                    Thread.yield();
                    admission = limits.admit(key, TEN_CENTS);
                }
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                full.countDown();
                await(full);
                now.decrementAndGet();
                end((Admission.Admitted) admission, ThreadLocalRandom.current().nextInt(6));
                served.incrementAndGet();
            }
        });
        assertThat(served).hasValue(10_000);
        assertThat(most).hasValue(5);
        assertThat(limits.inFlight(key.id())).isZero();
        assertThat(limits.reserved(key.id())).isEqualTo(Usd.ZERO);
    }

    /// The ways in which a request can end, from never having been sent to being counted after the client left.
    private static void end(Admission.Admitted request, int way) {
        switch (way) {
            case 0 -> request.close();
            case 1 -> {
                request.settle(TEN_CENTS);
                request.close();
            }
            case 2 -> {
                request.close();
                request.settle(Usd.of("0.5"));
            }
            case 3 -> {
                request.settle(Usd.ZERO);
                request.close();
                request.close();
            }
            case 4 -> {
                try (request) {
                    request.settle(TEN_CENTS);
                    throw new IllegalStateException("cut");
                } catch (IllegalStateException e) {
                    assertThat(e).hasMessage("cut");
                }
            }
            default -> {
                Thread.currentThread().interrupt();
                request.close();
                assertThat(Thread.interrupted()).isTrue();
            }
        }
    }

    /// All callers ask at once; those let in stay in flight.
    private Queue<Admission.Admitted> admitTogether(ClientKey key) throws InterruptedException {
        Queue<Admission.Admitted> inFlight = new ConcurrentLinkedQueue<>();
        together(() -> {
            if (limits.admit(key, TEN_CENTS) instanceof Admission.Admitted request) {
                inFlight.add(request);
            }
        });
        return inFlight;
    }

    private static void finish(Admission.Admitted request, Usd cost) {
        request.settle(cost);
        request.close();
    }

    private static void together(Runnable caller) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> outcomes = IntStream.range(0, CALLERS)
                    .mapToObj(_ -> callers.submit(() -> {
                        start.await();
                        caller.run();
                        return 1;
                    }))
                    .toList();
            start.countDown();
            for (Future<Integer> outcome : outcomes) {
                assertThat(outcome).succeedsWithin(Duration.ofSeconds(30));
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static ClientKey key(String id, KeyLimits limits) {
        return new ClientKey(id, id, true, List.of(), List.of(), limits, null);
    }
}
