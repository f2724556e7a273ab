package ccapi.tui;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.tui.page.Call;
import ccapi.tui.page.Noun;
import ccapi.tui.status.StatusCall;
import ccapi.tui.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadsTest {
    private static final Duration AGE = Duration.ofSeconds(30);
    private static final Instant NOW = Samples.NOW;
    private static final List<Call> WANTED = List.of(StatusCall.GET);

    private static Loads landed() {
        return Loads.NONE.plan(WANTED, NOW, AGE).loads().ended(StatusCall.GET, NOW);
    }

    @Test
    void wantedCallIsMadeOnceUntilItHasEnded() {
        Loads.Plan first = Loads.NONE.plan(WANTED, NOW, AGE);
        assertThat(first.calls()).containsExactly(StatusCall.GET);
        assertThat(first.loads().isFlying(StatusCall.GET)).isTrue();
        assertThat(first.loads().plan(WANTED, NOW, AGE).calls()).isEmpty();
        assertThat(landed().plan(WANTED, NOW, AGE).calls()).isEmpty();
    }

    @Test
    void ageAndChangeMakeItDueAgain() {
        assertThat(landed().plan(WANTED, NOW.plus(AGE), AGE).calls()).hasSize(1);
        assertThat(landed().changed(Noun.STATUS).plan(WANTED, NOW, AGE).calls()).hasSize(1);
        assertThat(landed().changed(Noun.KEYS).plan(WANTED, NOW, AGE).calls()).isEmpty();
        assertThat(landed().changed().plan(WANTED, NOW, AGE).calls()).hasSize(1);
    }

    @Test
    void changeDuringACallMakesItBeRepeatedAfterwards() {
        Loads flying = Loads.NONE.plan(WANTED, NOW, AGE).loads().changed(Noun.STATUS);
        assertThat(flying.plan(WANTED, NOW, AGE).calls()).isEmpty();
        assertThat(flying.ended(StatusCall.GET, NOW).plan(WANTED, NOW, AGE).calls())
                .hasSize(1);
    }

    @Test
    void whatIsNoLongerWantedIsForgottenOnceItHasEnded() {
        Loads unwanted = landed().plan(List.of(), NOW, AGE).loads();
        assertThat(unwanted.entries()).isEmpty();
        Loads flying = Loads.NONE
                .plan(WANTED, NOW, AGE)
                .loads()
                .plan(List.of(), NOW, AGE)
                .loads();
        assertThat(flying.isFlying(StatusCall.GET)).isTrue();
    }
}
