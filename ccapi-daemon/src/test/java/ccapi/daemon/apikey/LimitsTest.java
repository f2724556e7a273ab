package ccapi.daemon.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.store.StorageException;
import ccapi.daemon.testing.HandClock;
import ccapi.shared.money.Usd;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Usd ONE = Usd.of("1");

    private final HandClock clock = new HandClock("2026-11-24T10:00:00Z");
    private final Limits limits = new Limits(() -> BERLIN, clock, (_, _) -> Usd.ZERO);

    @Test
    void aRefusalSaysWhichLimitHowMuchIsUsedAndWhenItResets() {
        ClientKey key = daily("10");
        spend(key, "9.5");
        Admission.Refused refused = refused(limits.admit(key, ONE));
        assertThat(refused.limit()).isEqualTo("daily");
        assertThat(refused.message())
                .isEqualTo(
                        "the daily limit of key 'alice' leaves too little: US$9.50 of US$10.00 spent, US$0.00 set aside"
                                + " for requests in flight, and this one may cost US$1.00;"
                                + " it resets at 2026-11-25 00:00 Europe/Berlin");
        assertThat(refused.resetsAt()).isEqualTo("2026-11-24T23:00:00Z");
    }

    @Test
    void ofSeveralReachedLimitsTheOneThatResetsLastIsNamed() {
        ClientKey key = key(new KeyLimits(0, Usd.of("10"), Usd.of("10"), Usd.of("10")));
        spend(key, "10");
        assertThat(refused(limits.admit(key, ONE)).limit()).isEqualTo("monthly");
    }

    @Test
    void moneySetAsideCountsUntilTheRequestEnds() {
        ClientKey key = daily("2");
        Admission.Admitted first = admitted(limits.admit(key, ONE));
        Admission.Admitted second = admitted(limits.admit(key, ONE));
        assertThat(limits.reserved(key.id())).isEqualTo(Usd.of("2"));
        refused(limits.admit(key, ONE));
        first.close();
        admitted(limits.admit(key, ONE)).close();
        second.settle(Usd.of("1.5"));
        second.close();
        refused(limits.admit(key, ONE));
        assertThat(limits.reserved(key.id())).isEqualTo(Usd.ZERO);
        assertThat(limits.inFlight(key.id())).isZero();
    }

    @Test
    void aLimitOpensAgainInTheNextWindow() {
        ClientKey key = daily("10");
        spend(key, "10");
        clock.set("2026-11-24T22:59:59Z");
        refused(limits.admit(key, ONE));
        clock.set("2026-11-24T23:00:00Z");
        admitted(limits.admit(key, ONE)).close();
    }

    @Test
    void aRequestIsPaidInTheWindowItBeganIn() {
        ClientKey key = daily("10");
        Admission.Admitted overnight = admitted(limits.admit(key, ONE));
        clock.set("2026-11-25T01:00:00Z");
        admitted(limits.admit(key, ONE)).close();
        overnight.settle(Usd.of("10"));
        overnight.close();
        admitted(limits.admit(key, Usd.of("10"))).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT-2H", "P-1D", "P-40D"})
    void aClockSetBackDoesNotOpenAnExhaustedLimit(Duration step) {
        ClientKey key = key(new KeyLimits(0, Usd.of("10"), Usd.of("20"), Usd.of("30")));
        clock.set("2026-11-30T23:00:01Z");
        spend(key, "10");
        clock.step(step);
        Admission.Refused refused = refused(limits.admit(key, ONE));
        assertThat(refused.limit()).isEqualTo("daily");
        assertThat(refused.resetsAt()).isEqualTo("2026-12-01T23:00:00Z");
    }

    @Test
    void whatIsSpentWhileTheClockIsBackCountsInTheWindowInForce() {
        ClientKey key = daily("10");
        admitted(limits.admit(key, ONE)).close();
        clock.step(Duration.ofDays(-1));
        spend(key, "10");
        clock.step(Duration.ofDays(1));
        refused(limits.admit(key, ONE));
    }

    @Proves(Promise.P10)
    @Test
    void aClockSetForwardAndBackOpensALimitOnceAtMost() {
        ClientKey key = daily("10");
        spend(key, "10");
        for (int i = 0; i < 5; i++) {
            clock.step(Duration.ofDays(40));
            if (limits.admit(key, Usd.of("10")) instanceof Admission.Admitted admitted) {
                assertThat(i).isZero();
                admitted.settle(Usd.of("10"));
                admitted.close();
            }
            clock.step(Duration.ofDays(-40));
            refused(limits.admit(key, ONE));
        }
    }

    @Test
    void whatWasSpentBeforeTheStartCounts() {
        Limits restarted = new Limits(
                () -> BERLIN,
                clock,
                (_, start) -> start.isAfter(Instant.parse("2026-11-20T00:00:00Z")) ? ONE : Usd.of("7"));
        ClientKey key = key(new KeyLimits(0, Usd.of("2"), Usd.of("2"), Usd.of("7.5")));
        Admission.Refused refused = refused(restarted.admit(key, Usd.of("0.75")));
        assertThat(refused.limit()).isEqualTo("monthly");
        assertThat(refused.message()).contains("US$7.00 of US$7.50");
        admitted(restarted.admit(key, Usd.of("0.5"))).close();
    }

    @Test
    void booksThatCannotBeReadLetNobodyInAndLeakNothing() {
        Limits blind = new Limits(() -> BERLIN, clock, (_, _) -> {
            throw new StorageException("down", "", null);
        });
        ClientKey key = daily("10");
        assertThatThrownBy(() -> blind.admit(key, ONE)).isInstanceOf(StorageException.class);
        assertThat(blind.inFlight(key.id())).isZero();
        assertThat(blind.reserved(key.id())).isEqualTo(Usd.ZERO);
    }

    @Test
    void requestsAtOnceAreCountedWithoutAMoneyLimit() {
        ClientKey key = key(new KeyLimits(2, null, null, null));
        Admission.Admitted first = admitted(limits.admit(key, ONE));
        admitted(limits.admit(key, ONE));
        Admission.Refused refused = refused(limits.admit(key, ONE));
        assertThat(refused.limit()).isEqualTo("concurrency");
        assertThat(refused.message()).contains("2 requests in flight", "limit is 2");
        assertThat(refused.resetsAt()).isNull();
        first.close();
        first.close();
        assertThat(limits.inFlight(key.id())).isEqualTo(1);
        admitted(limits.admit(key, ONE));
    }

    @Test
    void aCostKnownOnlyAfterTheRequestEndedStillCounts() {
        ClientKey key = daily("10");
        Admission.Admitted late = admitted(limits.admit(key, ONE));
        late.close();
        late.settle(Usd.of("10"));
        assertThat(limits.reserved(key.id())).isEqualTo(Usd.ZERO);
        refused(limits.admit(key, ONE));
        assertThatThrownBy(() -> late.settle(ONE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readingTheBooksAgainReplacesWhatWasSpent() {
        Usd[] spent = {Usd.of("10")};
        Limits repriced = new Limits(() -> BERLIN, clock, (_, _) -> spent[0]);
        ClientKey key = daily("10");
        refused(repriced.admit(key, ONE));
        spent[0] = Usd.of("4");
        repriced.reload();
        Admission.Admitted inFlight = admitted(repriced.admit(key, ONE));
        repriced.reload();
        admitted(repriced.admit(key, ONE)).close();
        inFlight.settle(Usd.of("6"));
        inFlight.close();
        refused(repriced.admit(key, ONE));
    }

    private void spend(ClientKey key, String dollars) {
        try (Admission.Admitted admitted = admitted(limits.admit(key, Usd.ZERO))) {
            admitted.settle(Usd.of(dollars));
        }
    }

    private static Admission.Admitted admitted(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.Admitted.class);
        return (Admission.Admitted) admission;
    }

    private static Admission.Refused refused(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.Refused.class);
        return (Admission.Refused) admission;
    }

    private static ClientKey daily(String dollars) {
        return key(new KeyLimits(0, Usd.of(dollars), null, null));
    }

    private static ClientKey key(KeyLimits limits) {
        return new ClientKey("key_1", "alice", true, List.of(), List.of(), limits, null);
    }
}
