package ccapi.daemon.translate;

import ccapi.daemon.sse.SseParser;
import ccapi.shared.usage.TokenUsage;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Watches a stream that passes through untouched and knows at any moment what it has cost and whether it is whole.
///
/// Makes no objects for events that carry no usage. Belongs to one answer and one thread.
public abstract sealed class Meter permits MessagesMeter, ResponsesMeter, ChatMeter {
    static final byte[] TYPE = ascii("type");
    static final byte[] ERROR = ascii("error");
    static final byte[] DELTA = ascii("delta");

    final UsageReader reader = new UsageReader();
    private final Dialect dialect;
    private @Nullable Failure failure;
    private long characters;
    private boolean started;
    private boolean ended;

    Meter(Dialect dialect) {
        this.dialect = dialect;
    }

    /// A meter for one streamed answer in this dialect.
    public static Meter of(Dialect dialect) {
        return switch (dialect) {
            case MESSAGES -> new MessagesMeter();
            case RESPONSES, CODEX -> new ResponsesMeter();
            case CHAT -> new ChatMeter();
        };
    }

    /// Looks at the next event. Never throws for what the upstream sent.
    public abstract void event(SseParser.View event);

    /// The stream is over: whatever has come may have to do.
    public void endOfStream() {}

    /// Looks at a last event that lacks its blank line, as some servers send it. One that was cut within its data is
    /// passed over: by its name alone it would make a cut stream look whole.
    public final void lastEvent(SseParser.View event) {
        String data = text(event);
        if (data.equals("[DONE]") || Tree.parse(data).isObject()) {
            event(event);
        }
    }

    /// What has been counted so far.
    public TokenUsage usage() {
        return reader.usage(dialect);
    }

    /// The model that the upstream says answers, `null` until it does.
    public @Nullable String model() {
        return reader.model();
    }

    /// Whether the answer proper has begun, so that the client has something to lose and should not wait.
    public boolean isStarted() {
        return started;
    }

    /// Whether the stream said that it is over, well or badly. A stream that stops without this was cut.
    public boolean isEnded() {
        return ended;
    }

    /// The error that a stream with status 200 ended in, `null` when there was none.
    public @Nullable Failure failure() {
        return failure;
    }

    /// Characters of text, thinking and tool input so far: the ground for an estimate when the stream is cut.
    public long outputCharacters() {
        return characters;
    }

    /// The last `codex.rate_limits` event as JSON, `null` when there was none.
    public @Nullable String rateLimits() {
        return null;
    }

    final void count(int moreCharacters) {
        characters += moreCharacters;
    }

    final void start() {
        started = true;
    }

    final void end() {
        ended = true;
    }

    final void fail(SseParser.View event) {
        Failure found = Failures.inStream(text(event));
        // OpenAI sends `error` and then `response.failed`, which says less
        failure = failure == null ? found : failure;
        ended = true;
    }

    final void readUsage(SseParser.View event) {
        reader.read(event.dataBytes(), event.dataOffset(), event.dataLength());
    }

    static String text(SseParser.View event) {
        return new String(event.dataBytes(), event.dataOffset(), event.dataLength(), StandardCharsets.UTF_8);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
