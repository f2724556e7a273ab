package ccapi.daemon.testing;

import ccapi.daemon.sse.SseEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A model's answer in the protocol and form (stream or not) that the request asks for, with what may go wrong on
/// the way. Each `with` method gives a changed copy.
///
/// Events are counted from 0; a point "before event n" holds the stream after n events have gone out.
public final class Reply implements Answer {
    /// How a stream that is cut ends.
    public enum Cut {
        /// The connection ends in order, but without the last chunk.
        FIN,
        /// The connection is thrown away.
        RST
    }

    private final Turn turn;
    private final Map<String, String> headers;
    private @Nullable Gate gate;
    private int gateBefore;
    private int stopBefore = Integer.MAX_VALUE;
    private @Nullable Cut cut;
    private @Nullable String errorType;
    private String errorMessage = "";

    private Reply(Turn turn, Map<String, String> headers) {
        this.turn = turn;
        this.headers = headers;
    }

    /// Says a turn.
    public static Reply of(Turn turn) {
        return new Reply(turn, Map.of());
    }

    /// Says a text, for [Turn#USAGE] tokens.
    public static Reply text(String text) {
        return of(Turn.text(text));
    }

    private Reply copy(Map<String, String> headers) {
        Reply copy = new Reply(turn, headers);
        copy.gate = gate;
        copy.gateBefore = gateBefore;
        copy.stopBefore = stopBefore;
        copy.cut = cut;
        copy.errorType = errorType;
        copy.errorMessage = errorMessage;
        return copy;
    }

    /// Adds a header; an empty value leaves that header out, `content-type` too.
    public Reply withHeader(String name, String value) {
        return withHeaders(Map.of(name, value));
    }

    /// Adds headers, such as those of [LimitHeaders].
    public Reply withHeaders(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return copy(all);
    }

    /// Waits at a gate before sending the n-th event; -1 waits before the head, also when not streaming.
    public Reply withGate(int before, Gate gate) {
        Reply copy = copy(headers);
        copy.gate = gate;
        copy.gateBefore = before;
        return copy;
    }

    /// Ends the stream before the n-th event.
    public Reply withCut(int before, Cut how) {
        Reply copy = copy(headers);
        copy.stopBefore = before;
        copy.cut = how;
        return copy;
    }

    /// Sends an error event in the place of the n-th event and ends the stream in order.
    public Reply withError(int before, String type, String message) {
        Reply copy = copy(headers);
        copy.stopBefore = before;
        copy.errorType = type;
        copy.errorMessage = message;
        return copy;
    }

    @Override
    public void play(RawRequest request, Wire wire) throws IOException {
        Dialect dialect = Objects.requireNonNull(Dialect.of(request), () -> "not a request to a model: " + request);
        String model = request.json().path("model").asText("unknown");
        if (gateBefore < 0) {
            pass();
        }
        if (request.json().path("stream").asBoolean()) {
            stream(dialect, model, wire);
        } else {
            Canned.json(200, dialect.whole(turn, model).toString())
                    .withHeaders(headers)
                    .play(request, wire);
        }
    }

    private void stream(Dialect dialect, String model, Wire wire) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("content-type", "text/event-stream; charset=utf-8");
        all.put("transfer-encoding", "chunked");
        all.putAll(headers);
        wire.write(Canned.head(200, all));
        List<SseEvent> events = dialect.stream(turn, model);
        for (int i = 0; i < Math.min(events.size(), stopBefore); i++) {
            if (gate != null && gateBefore == i) {
                pass();
            }
            chunk(wire, events.get(i).bytes());
        }
        if (errorType != null) {
            chunk(wire, dialect.errorEvent(errorType, errorMessage).bytes());
        }
        end(wire);
    }

    private void end(Wire wire) throws IOException {
        switch (cut) {
            case null -> wire.write("0\r\n\r\n");
            case FIN -> wire.close();
            case RST -> wire.reset();
        }
    }

    private void pass() {
        if (gate != null) {
            gate.pass();
        }
    }

    static void chunk(Wire wire, byte[] bytes) throws IOException {
        byte[] head = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] chunk = new byte[head.length + bytes.length + 2];
        System.arraycopy(head, 0, chunk, 0, head.length);
        System.arraycopy(bytes, 0, chunk, head.length, bytes.length);
        chunk[chunk.length - 2] = '\r';
        chunk[chunk.length - 1] = '\n';
        wire.write(chunk);
    }
}
