package ccapi.daemon.translate;

import ccapi.daemon.sse.SseParser;
import ccapi.shared.usage.TokenUsage;
import java.nio.charset.StandardCharsets;

/// Any bytes as an answer to be metered, in each protocol: nothing is thrown and no count is below zero.
public final class MeterFuzz {
    private MeterFuzz() {}

    /// Loads what an input needs, which takes longer than one may.
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(
                "event: message_start\ndata: {\"type\":\"message_start\"}\n\n".getBytes(StandardCharsets.UTF_8));
    }

    /// Called by the fuzzer and by the replay of its corpus.
    public static void fuzzerTestOneInput(byte[] stream) {
        for (Dialect dialect : Dialect.values()) {
            Meter meter = Meter.of(dialect);
            SseParser parser = new SseParser(1 << 20);
            parser.feed(stream, 0, stream.length, meter::event);
            parser.end(meter::lastEvent);
            meter.endOfStream();
            TokenUsage usage = meter.usage();
            long least = Math.min(
                    Math.min(usage.input(), usage.output()),
                    Math.min(usage.cacheRead(), Math.min(usage.cacheWrite5m(), usage.cacheWrite1h())));
            if (least < 0 || meter.outputCharacters() < 0) {
                throw new IllegalStateException("below zero: " + usage);
            }
        }
    }
}
