package ccapi.daemon.sse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Any bytes as a stream of events: read whole and byte by byte they give the same, or both are too long.
public final class SseFuzz {
    private static final int LIMIT = 4096;

    private SseFuzz() {}

    /// Called by the fuzzer and by the replay of its corpus.
    public static void fuzzerTestOneInput(byte[] stream) {
        List<SseEvent> whole = parse(stream, Math.max(1, stream.length));
        List<SseEvent> pieces = parse(stream, 1);
        if (!whole.equals(pieces)) {
            throw new IllegalStateException(whole + " is not " + pieces);
        }
    }

    private static List<SseEvent> parse(byte[] stream, int slice) {
        SseParser parser = new SseParser(LIMIT);
        List<SseEvent> events = new ArrayList<>();
        try {
            for (int from = 0; from < stream.length; from += slice) {
                byte[] piece = Arrays.copyOfRange(stream, from, Math.min(stream.length, from + slice));
                parser.feed(piece, 0, piece.length, view -> events.add(view.toEvent()));
            }
            parser.end(view -> events.add(view.toEvent()));
        } catch (SseParser.EventTooLongException e) {
            events.add(new SseEvent("too long", ""));
        }
        return events;
    }
}
