package ccapi.daemon.account;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.upstream.Verdict;
import ccapi.daemon.upstream.Verdict.AuthFailed;
import ccapi.daemon.upstream.Verdict.ClientFault;
import ccapi.daemon.upstream.Verdict.Cooldown;
import ccapi.daemon.upstream.Verdict.Fault;
import ccapi.daemon.upstream.Verdict.NeedsLogin;
import ccapi.daemon.upstream.Verdict.Scope;
import ccapi.daemon.upstream.Verdict.Transient;
import ccapi.shared.account.Health;
import ccapi.shared.account.UsageWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthBoardTest {
    private static final String MODEL = "claude-sonnet-5";
    private static final Verdict OVERLOAD = new Cooldown(Health.OVERLOADED, Scope.ACCOUNT, null, "overloaded_error");

    @TempDir
    Path folder;

    private PoolFixture accounts;

    @BeforeEach
    void open() throws Exception {
        accounts = new PoolFixture(folder);
        accounts.add("a", 50, 0);
    }

    @AfterEach
    void close() throws Exception {
        accounts.close();
    }

    @Test
    void newAccountIsUnknownAndHealthyAfterItsFirstRequest() throws Exception {
        assertThat(accounts.health("a")).isEqualTo(Health.UNKNOWN);
        accounts.serves(accounts.wanted(MODEL));
        assertThat(accounts.health("a")).isEqualTo(Health.HEALTHY);
        assertThat(accounts.reason("a")).isEmpty();
    }

    @Test
    void everyFaultHasItsWordReasonAndEnd() throws Exception {
        Instant now = accounts.clock.instant();
        Map<Verdict, Instant> ends = new HashMap<>();
        ends.put(new Cooldown(Health.LIMITED, Scope.ACCOUNT, now.plusSeconds(7999), "w"), now.plusSeconds(7999));
        ends.put(new Cooldown(Health.LIMITED, Scope.ACCOUNT, null, "w"), now.plusSeconds(60));
        ends.put(new Cooldown(Health.COOLING, Scope.ACCOUNT, null, "w"), now.plusSeconds(2));
        ends.put(OVERLOAD, now.plusSeconds(5));
        ends.put(new Transient(Fault.CONNECTION, "w"), now.plusSeconds(1));
        ends.put(new Transient(Fault.TIMEOUT, "w"), now.plusSeconds(30));
        ends.put(new AuthFailed("w"), now.plusSeconds(60));
        ends.put(new NeedsLogin("w"), null);
        for (Map.Entry<Verdict, Instant> entry : ends.entrySet()) {
            accounts.fail("a", entry.getKey());
            Seat.Shown shown = accounts.seat("a").shown(now);
            assertThat(shown.until()).as("%s", entry.getKey()).isEqualTo(entry.getValue());
            assertThat(shown.reason()).isEqualTo(entry.getKey().reason());
            assertThat(shown.health().serves()).isFalse();
            accounts.pool.accounts().clear("a");
        }
    }

    @Test
    void restsDoubleFromFailureToFailureUpToTheirMost() throws Exception {
        List<Long> rests = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            accounts.fail("a", OVERLOAD);
            Instant until = accounts.seat("a").shown(accounts.clock.instant()).until();
            rests.add(Duration.between(accounts.clock.instant(), until).toSeconds());
            accounts.clock.step(Duration.between(accounts.clock.instant(), until));
        }
        assertThat(rests).containsExactly(5L, 10L, 20L, 40L, 60L, 60L);
        accounts.serves(accounts.wanted(MODEL));
        accounts.fail("a", OVERLOAD);
        assertThat(accounts.seat("a").shown(accounts.clock.instant()).until())
                .isEqualTo(accounts.clock.instant().plusSeconds(5));
    }

    @Test
    void oneBadAnswerIsForgivenTheSecondInARowIsNot() throws Exception {
        Verdict bad = new Transient(Fault.ANSWER, "500 api_error");
        accounts.fail("a", bad);
        assertThat(accounts.health("a")).isEqualTo(Health.HEALTHY);
        accounts.serves(accounts.wanted(MODEL));
        accounts.fail("a", bad);
        assertThat(accounts.health("a")).isEqualTo(Health.HEALTHY);
        accounts.fail("a", bad);
        assertThat(accounts.health("a")).isEqualTo(Health.COOLING);
    }

    @Test
    void manyFailuresAtOnceCountAsOne() throws Exception {
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            leases.add(accounts.lease(accounts.wanted(MODEL)));
        }
        leases.forEach(lease -> accounts.pool.board().failed(lease, OVERLOAD, 529, List.of()));
        assertThat(accounts.seat("a").shown(accounts.clock.instant()).until())
                .isEqualTo(accounts.clock.instant().plusSeconds(5));
        leases.forEach(Lease::close);
        assertThat(accounts.seat("a").inFlight()).isZero();
    }

    @Test
    void lateNewsOfALaterResetMakesTheRestLonger() throws Exception {
        Lease early = accounts.lease(accounts.wanted(MODEL));
        accounts.fail("a", OVERLOAD);
        Instant reset = accounts.clock.instant().plusSeconds(3600);
        accounts.pool
                .board()
                .failed(early, new Cooldown(Health.LIMITED, Scope.ACCOUNT, reset, "5h window full"), 429, List.of());
        assertThat(accounts.seat("a").shown(accounts.clock.instant()).until()).isEqualTo(reset);
        assertThat(accounts.health("a")).isEqualTo(Health.LIMITED);
        early.close();
    }

    @Test
    void lateSuccessDoesNotEndARest() throws Exception {
        Lease early = accounts.lease(accounts.wanted(MODEL));
        accounts.fail("a", OVERLOAD);
        accounts.pool.board().succeeded(early, List.of());
        assertThat(accounts.health("a")).isEqualTo(Health.OVERLOADED);
        early.close();
    }

    @Test
    void afterARestOneRequestProbesAndItsSuccessLetsTheOthersIn() throws Exception {
        rest("a", Duration.ofMinutes(10));
        accounts.clock.step(Duration.ofMinutes(11));
        try (Lease probe = accounts.lease(accounts.wanted(MODEL))) {
            assertThat(accounts.none(hasty()).message()).contains("another request is trying it after its rest");
            accounts.pool.board().succeeded(probe, List.of());
            assertThat(accounts.serves(accounts.wanted(MODEL))).isEqualTo("a");
        }
    }

    @Test
    void probeThatFailsMakesTheNextRestLonger() throws Exception {
        accounts.fail("a", OVERLOAD);
        accounts.clock.step(Duration.ofSeconds(6));
        try (Lease probe = accounts.lease(accounts.wanted(MODEL))) {
            accounts.pool.board().failed(probe, OVERLOAD, 529, List.of());
        }
        assertThat(accounts.seat("a").shown(accounts.clock.instant()).until())
                .isEqualTo(accounts.clock.instant().plusSeconds(10));
    }

    @Test
    void probeWhoseClientLeftStrandsNobody() throws Exception {
        rest("a", Duration.ofMinutes(10));
        accounts.clock.step(Duration.ofMinutes(11));
        accounts.lease(accounts.wanted(MODEL)).close();
        try (Lease next = accounts.lease(accounts.wanted(MODEL))) {
            assertThat(accounts.none(hasty()).message()).contains("another request is trying it");
            // a request that was the client's own fault shows that the account works
            accounts.pool.board().failed(next, new ClientFault("400"), 400, List.of());
        }
        assertThat(accounts.health("a")).isEqualTo(Health.HEALTHY);
    }

    @Test
    void restartForgetsNoRestAndNoFailureCount() throws Exception {
        accounts.fail("a", OVERLOAD);
        accounts.clock.step(Duration.ofSeconds(6));
        accounts.fail("a", OVERLOAD);
        Seat.Shown before = accounts.seat("a").shown(accounts.clock.instant());
        accounts.restart();
        assertThat(accounts.seat("a").shown(accounts.clock.instant())).isEqualTo(before);
        assertThat(accounts.none(accounts.wanted(MODEL, null, Duration.ZERO)).message())
                .contains("overloaded until");
        accounts.clock.step(Duration.ofSeconds(11));
        accounts.fail("a", OVERLOAD);
        assertThat(accounts.seat("a").shown(accounts.clock.instant()).until())
                .isEqualTo(accounts.clock.instant().plusSeconds(20));
    }

    @Test
    void limitWithoutATimeEndsWithTheWindowThatIsFull() throws Exception {
        UsageWindow full = accounts.window("5h", 100, Duration.ofHours(3));
        accounts.fail("a", new Cooldown(Health.LIMITED, Scope.ACCOUNT, null, "usage limit reached"), full);
        assertThat(accounts.seat("a").shown(accounts.clock.instant()).until()).isEqualTo(full.resetsAt());
    }

    @Test
    void windowsAreKeptOverARestartAndGoneAfterTheirReset() throws Exception {
        UsageWindow five = accounts.window("5h", 42, Duration.ofHours(3));
        accounts.see("a", five);
        accounts.pool.tick();
        accounts.restart();
        assertThat(accounts.seat("a").windows(accounts.clock.instant())).containsExactly(five);
        assertThat(accounts.seat("a").lastUsed()).isEqualTo(accounts.clock.instant());
        accounts.clock.step(Duration.ofHours(3));
        assertThat(accounts.seat("a").windows(accounts.clock.instant())).isEmpty();
    }

    @Test
    void clockThatIsSetBackMakesNoRestLonger() throws Exception {
        accounts.fail("a", OVERLOAD);
        accounts.clock.step(Duration.ofHours(-2));
        assertThat(accounts.serves(accounts.wanted(MODEL))).isEqualTo("a");
        assertThat(accounts.health("a")).isEqualTo(Health.HEALTHY);
    }

    @Test
    void rememberedFaultsAreTheNewestOnes() throws Exception {
        for (int i = 0; i < AccountStore.ERRORS + 10; i++) {
            accounts.fail("a", new Transient(Fault.ANSWER, "fault " + i));
            accounts.clock.step(Duration.ofSeconds(1));
        }
        accounts.fail("a", new ClientFault("not the account's"));
        accounts.restart();
        AccountStore store = new AccountStore(accounts.database, accounts.keyring);
        assertThat(store.errors(accounts.seat("a").id(), 100))
                .hasSize(AccountStore.ERRORS)
                .first()
                .satisfies(error -> assertThat(error.what()).isEqualTo("fault " + (AccountStore.ERRORS + 9)));
    }

    @Proves(Promise.P20)
    @Test
    void fourBadAccountsOfFiveTakeNothingFromTheTraffic() throws Exception {
        Map<String, Verdict> faults = Map.of(
                "a", new Transient(Fault.TIMEOUT, "no answer within 120 s"),
                "b", new Transient(Fault.CONNECTION, "connection reset"),
                "c",
                        new Cooldown(
                                Health.LIMITED,
                                Scope.ACCOUNT,
                                accounts.clock.instant().plusSeconds(900),
                                "5h window full"),
                "d", OVERLOAD);
        accounts.add("b", 50, 0);
        accounts.add("c", 50, 0);
        accounts.add("d", 50, 0);
        accounts.add("good", 50, 0);
        Map<String, Integer> attempts = new HashMap<>();
        for (int request = 0; request < 1000; request++) {
            assertThat(serve(faults, attempts)).as("request %d", request).isTrue();
            accounts.clock.step(Duration.ofMillis(300));
        }
        assertThat(attempts.get("good")).isEqualTo(1000);
        // 300 s of traffic: as often as their rests allow
        assertThat(attempts.get("a")).isBetween(2, 5);
        assertThat(attempts.get("b")).isBetween(5, 12);
        assertThat(attempts.get("c")).isEqualTo(1);
        assertThat(attempts.get("d")).isBetween(5, 10);
        assertThat(List.of(
                        accounts.health("a"),
                        accounts.health("b"),
                        accounts.health("c"),
                        accounts.health("d"),
                        accounts.health("good")))
                .containsExactly(Health.COOLING, Health.COOLING, Health.LIMITED, Health.OVERLOADED, Health.HEALTHY);
        assertThat(accounts.reason("b")).startsWith("connection reset");
    }

    private boolean serve(Map<String, Verdict> faults, Map<String, Integer> attempts) throws InterruptedException {
        Set<String> tried = new HashSet<>();
        while (accounts.pool.selector().next(accounts.wanted(MODEL), tried) instanceof Lease lease) {
            try (lease) {
                String name = lease.account().name();
                attempts.merge(name, 1, Integer::sum);
                Verdict fault = faults.get(name);
                if (fault == null) {
                    accounts.pool.board().succeeded(lease, List.of());
                    return true;
                }
                accounts.pool.board().failed(lease, fault, 0, List.of());
                tried.add(lease.account().id());
            }
        }
        return false;
    }

    private void rest(String account, Duration length) throws InterruptedException {
        Instant until = accounts.clock.instant().plus(length);
        accounts.fail(account, new Cooldown(Health.LIMITED, Scope.ACCOUNT, until, "5h window full"));
    }

    private Wanted hasty() {
        return accounts.wanted(MODEL, null, Duration.ofMillis(20));
    }
}
