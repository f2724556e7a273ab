package ccapi.daemon.translate;

import ccapi.daemon.sse.SseEvent;
import ccapi.shared.usage.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Carries one conversation between a client's dialect and an upstream's.
///
/// Made for one attempt, used by one thread, then dropped: it remembers where the stream is. It touches neither
/// network nor clock, so a test is two files: what went in, what came out.
public final class Translation {
    private Translation() {}

    /// A translation for one attempt.
    public static Translation between(Dialect client, Dialect upstream, TranslationContext context) {
        if (client.sameWire(upstream)) {
            throw new IllegalArgumentException(
                    context.requestId() + ": " + client + " to " + upstream + " passes through as it is");
        }
        return new Translation();
    }

    /// The client's request as the upstream takes it. Call it first, and once.
    ///
    /// @throws Untranslatable when the body is no request, or a field of it cannot be carried
    public byte[] request(byte[] clientBody) {
        return clientBody;
    }

    /// Whether the client asked for a stream. Known after [#request(byte[])].
    public boolean clientStreams() {
        return false;
    }

    /// Whether the upstream was asked for a stream: feed [#event(SseEvent)], and if the client wants no stream take
    /// [#collected()] when it is complete. Otherwise the whole answer goes to [#response(byte[])].
    public boolean upstreamStreams() {
        return false;
    }

    /// The next event from the upstream, as the events that the client gets for it; often none.
    /// Look at [#progress()] after each call.
    public List<SseEvent> event(SseEvent fromUpstream) {
        return List.of();
    }

    /// The upstream's stream ended: nothing more, or the error event when it ended early.
    public List<SseEvent> end() {
        return List.of();
    }

    /// The whole answer for a client that wants no stream, from an upstream that only streams. Only when
    /// [#progress()] is [Progress.Complete].
    public byte[] collected() {
        return new byte[0];
    }

    /// The whole answer of an upstream that answered whole, in the client's shape. Look at [#progress()] first:
    /// an answer that says it failed gives [Progress.Failed] and an empty array.
    public byte[] response(byte[] upstreamBody) {
        return upstreamBody;
    }

    /// The upstream's refusal in the client's shape.
    public Refused error(int status, byte[] upstreamBody) {
        return refusal(Failures.ofBody(status, upstreamBody));
    }

    /// A failure in the client's shape: of the stream before anything was shown, or of our own.
    public Refused refusal(Failure failure) {
        return new Refused(failure.status(), "");
    }

    /// How far the answer has come.
    public Progress progress() {
        return new Progress.Silent();
    }

    /// What the answer has cost so far.
    public TokenUsage usage() {
        return TokenUsage.NONE;
    }

    /// Characters of the answer so far: the ground for an estimate when the stream was cut before its usage.
    public long outputCharacters() {
        return 0;
    }

    /// The model that the upstream says answers, `null` until it does.
    public @Nullable String actualModel() {
        return null;
    }

    /// The last `codex.rate_limits` event of the stream as JSON, `null` when there was none.
    public @Nullable String rateLimits() {
        return null;
    }

    /// Fields of the request that the upstream has no equal for, and that were left out: for the trace.
    public List<String> dropped() {
        return List.of();
    }
}
