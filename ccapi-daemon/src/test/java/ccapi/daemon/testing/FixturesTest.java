package ccapi.daemon.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ccapi.daemon.sse.SseParser;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FixturesTest {
    @Test
    void everyRecordingIsReadableAsEvents() {
        assumeThat(Fixtures.arePresent()).isTrue();
        assertThat(Fixtures.all()).isNotEmpty().allSatisfy(recording -> {
            AtomicInteger events = new AtomicInteger();
            byte[] bytes = recording.bytes();
            new SseParser(16 << 20).feed(bytes, 0, bytes.length, _ -> events.incrementAndGet());
            assertThat(events.get()).isPositive();
        });
    }
}
