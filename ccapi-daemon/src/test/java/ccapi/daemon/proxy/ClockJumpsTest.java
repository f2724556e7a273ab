package ccapi.daemon.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Gate;
import ccapi.daemon.testing.HandClock;
import ccapi.daemon.testing.RawClient;
import ccapi.daemon.testing.Reply;
import ccapi.shared.money.Usd;
import ccapi.shared.usage.RequestEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A clock that jumps while a stream is under way.
class ClockJumpsTest {
    private static final List<Duration> JUMPS = List.of(
            Duration.ofSeconds(-1),
            Duration.ofHours(-2),
            Duration.ofDays(-1),
            Duration.ofHours(1),
            Duration.ofDays(40));

    @Proves(value = Promise.P10, measured = "5 jumps in streams: no odd length, no window's sum sinks before it ends")
    @Test
    void changesNeitherHowLongItTookNorWhatItsKeyHasSpent() throws IOException {
        HandClock clock = new HandClock("2026-11-24T12:00:00Z");
        try (Rig rig = Rig.start(clock, "time_zone: UTC")) {
            Usd spent = Usd.ZERO;
            for (Duration jump : JUMPS) {
                RequestEntry row = streamed(rig, clock, jump);
                assertThat(row.outcome()).isEqualTo("ok");
                assertThat(row.durationMs()).isBetween(0L, 60_000L);
                assertThat(Objects.requireNonNull(row.ttfbMs())).isBetween(0L, row.durationMs());
                Usd month = rig.admin().keys().show("client").monthUsage();
                assertThat(month).as("%s", jump).isNotNull();
                if (jump.toDays() < 40) {
                    spent = spent.plus(Objects.requireNonNull(row.costUsd()));
                    assertThat(month).isEqualTo(spent);
                } else {
                    assertThat(month).as("of another month").isLessThan(spent);
                }
            }
        }
    }

    private static RequestEntry streamed(Rig rig, HandClock clock, Duration jump) throws IOException {
        Gate gate = new Gate();
        rig.upstream().next(Reply.text("one two three").withGate(4, gate));
        try (RawClient client = rig.client().send(rig.post(true))) {
            String id = client.head().header("request-id");
            gate.awaitArrival();
            clock.step(jump);
            gate.open();
            assertThat(client.rest().isComplete()).isTrue();
            return rig.admin().usage().request(Objects.requireNonNull(id)).request();
        }
    }
}
