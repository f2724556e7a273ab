package ccapi.daemon.translate;

import ccapi.daemon.sse.SseEvent;
import ccapi.daemon.sse.SseParser;
import ccapi.daemon.testing.Fixtures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Feeds streams to translations.
final class Streams {
    private static final Set<String> TERMINAL = Set.of(
            "response.completed",
            "response.incomplete",
            "response.failed",
            "response.cancelled",
            "message_stop",
            "[DONE]");

    private Streams() {}

    static TranslationContext context() {
        return new TranslationContext(
                "model-asked", "gpt-5.6-sol", "req_1", Instant.ofEpochSecond(1_790_000_000), "", false);
    }

    /// The translation after it has taken a client's request.
    static Translation begun(Dialect client, Dialect upstream, boolean stream) {
        Translation translation = Translation.between(client, upstream, context());
        String content = client == Dialect.RESPONSES
                ? "\"input\":\"hi\""
                : "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";
        String request = "{\"model\":\"model-asked\",\"max_tokens\":100,\"stream\":" + stream
                + ",\"stream_options\":{\"include_usage\":true}," + content + "}";
        translation.request(request.getBytes(StandardCharsets.UTF_8));
        return translation;
    }

    /// All that a client is sent for the events of an upstream.
    static List<SseEvent> translate(Translation translation, List<SseEvent> upstream) {
        List<SseEvent> shown = new ArrayList<>();
        upstream.forEach(event -> shown.addAll(translation.event(event)));
        shown.addAll(translation.end());
        return shown;
    }

    /// The events in the bytes.
    static List<SseEvent> parse(byte[] bytes, int... cuts) {
        SseParser parser = new SseParser(1 << 24);
        List<SseEvent> events = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= cuts.length; i++) {
            int to = i < cuts.length ? cuts[i] : bytes.length;
            parser.feed(Arrays.copyOf(bytes, to), from, to - from, view -> events.add(view.toEvent()));
            from = to;
        }
        parser.end(view -> events.add(view.toEvent()));
        return events;
    }

    /// The responses of a recording, which may hold several one after another.
    static List<List<SseEvent>> of(Fixtures.Recording recording) {
        List<List<SseEvent>> streams = new ArrayList<>();
        List<SseEvent> current = new ArrayList<>();
        for (SseEvent event : parse(recording.bytes())) {
            current.add(event);
            if (isTerminal(event)) {
                streams.add(current);
                current = new ArrayList<>();
            }
        }
        if (!current.isEmpty() && (streams.isEmpty() || current.size() > 1)) {
            streams.add(current);
        }
        // a stray [DONE] belongs to the stream before it
        streams.removeIf(
                stream -> stream.size() == 1 && stream.getFirst().data().equals("[DONE]"));
        return streams;
    }

    private static boolean isTerminal(SseEvent event) {
        String type = Tree.text(Tree.parse(event.data()), "type");
        return TERMINAL.contains(type) || event.data().equals("[DONE]");
    }
}
