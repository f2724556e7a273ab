package ccapi.daemon.translate;

import ccapi.daemon.sse.SseEvent;
import ccapi.shared.usage.TokenUsage;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Carries one conversation between a client's dialect and an upstream's.
///
/// Made for one attempt, used by one thread, then dropped: it remembers where the stream is. It touches neither
/// network nor clock, so a test is two files: what went in, what came out.
///
/// Requests go by way of the Responses form, the widest of the three: Messages and Chat are carried into it, and out
/// of it where the upstream wants another. Answers come as [Piece]s from a [Reader] and go to a [Writer].
public final class Translation {
    private final Dialect client;
    private final TranslationContext context;
    private final Request request;
    private final Reader reader;
    private final Collector collector = new Collector();
    private Writer writer;
    private boolean clientStreams;
    private boolean upstreamStreams;
    private boolean shown;
    private long characters;
    private Progress progress = new Progress.Silent();

    private Translation(Dialect client, Dialect upstream, TranslationContext context) {
        this.client = client;
        this.context = context;
        this.request = Request.begin(context, upstream);
        this.reader = switch (upstream) {
            case MESSAGES -> new MessagesReader();
            case RESPONSES, CODEX -> new ResponsesReader();
            case CHAT -> new ChatReader();
        };
        this.writer = writer(false);
    }

    /// A translation for one attempt.
    ///
    /// @throws IllegalArgumentException when both speak the same: those bytes pass as they are
    public static Translation between(Dialect client, Dialect upstream, TranslationContext context) {
        if (client.sameWire(upstream)) {
            throw new IllegalArgumentException(client + " to " + upstream + " needs no translation");
        }
        return new Translation(client, upstream, context);
    }

    private Writer writer(boolean includeUsage) {
        return switch (client) {
            case MESSAGES -> new MessagesWriter(context, request.names(), reader);
            case RESPONSES, CODEX -> new ResponsesWriter(context, request.names(), reader);
            case CHAT -> new ChatWriter(context, request.names(), reader, includeUsage);
        };
    }

    /// The client's request as the upstream takes it. Call it first, and once.
    ///
    /// @throws Untranslatable when the body is no request, or a field of it cannot be carried
    public byte[] request(byte[] clientBody) {
        ObjectNode body = Tree.parse(clientBody);
        clientStreams = body.path("stream").asBoolean();
        upstreamStreams = clientStreams || request.upstream() == Dialect.CODEX;
        writer = writer(body.path("stream_options").path("include_usage").asBoolean());
        ObjectNode hub = switch (client) {
            case MESSAGES -> MessagesToResponses.translate(body, request);
            case CHAT -> ChatToResponses.translate(body, request);
            case RESPONSES, CODEX -> body;
        };
        return Tree.bytes(
                switch (request.upstream()) {
                    case MESSAGES -> ResponsesToMessages.translate(hub, request);
                    case CHAT -> ResponsesToChat.translate(hub, request);
                    case RESPONSES, CODEX -> OpenAiLimits.apply(hub, request);
                });
    }

    /// Whether the client asked for a stream. Known after [#request(byte[])].
    public boolean clientStreams() {
        return clientStreams;
    }

    /// Whether the upstream was asked for a stream: feed [#event(SseEvent)], and if the client wants no stream take
    /// [#collected()] when it is complete. Otherwise the whole answer goes to [#response(byte[])].
    public boolean upstreamStreams() {
        return upstreamStreams;
    }

    /// The next event from the upstream, as the events that the client gets for it; often none.
    /// Look at [#progress()] after each call.
    public List<SseEvent> event(SseEvent fromUpstream) {
        return show(reader.event(fromUpstream));
    }

    /// The upstream's stream ended: nothing more, or the error event when it ended early.
    public List<SseEvent> end() {
        return show(reader.end());
    }

    private List<SseEvent> show(List<Piece> pieces) {
        List<SseEvent> events = new ArrayList<>();
        for (Piece piece : pieces) {
            count(piece);
            if (clientStreams) {
                show(piece, events);
            } else {
                collector.add(piece);
            }
            advance(piece);
        }
        return events;
    }

    private void show(Piece piece, List<SseEvent> events) {
        if (shown || !(piece instanceof Piece.Fail)) {
            events.addAll(writer.write(piece));
            shown |= !events.isEmpty();
        }
    }

    private void advance(Piece piece) {
        if (piece instanceof Piece.Fail fail) {
            progress = new Progress.Failed(fail.failure(), shown);
        } else if (piece instanceof Piece.End) {
            progress = new Progress.Complete();
        } else if (shown && progress instanceof Progress.Silent) {
            progress = new Progress.Streaming();
        }
    }

    private void count(Piece piece) {
        characters += switch (piece) {
            case Piece.Text text -> text.text().length();
            case Piece.Refusal refusal -> refusal.text().length();
            case Piece.Thinking thinking -> thinking.text().length();
            case Piece.CallInput input -> input.part().length();
            case Piece.Started _,
                    Piece.TextStart _,
                    Piece.TextEnd _,
                    Piece.ThinkingStart _,
                    Piece.ThinkingEnd _,
                    Piece.CallStart _,
                    Piece.CallEnd _,
                    Piece.Search _,
                    Piece.End _,
                    Piece.Fail _ -> 0;
        };
    }

    /// The whole answer for a client that wants no stream, from an upstream that only streams. Take it when
    /// [#progress()] is [Progress.Complete], and look at it again: a call without valid input makes it
    /// [Progress.Failed] and the array empty.
    public byte[] collected() {
        try {
            return Tree.bytes(writer.whole(collector.blocks(), collector.stop()));
        } catch (Writer.BadAnswer e) {
            progress = new Progress.Failed(Failure.of(502, "bad_answer", String.valueOf(e.getMessage())), false);
            return new byte[0];
        }
    }

    /// The whole answer of an upstream that answered whole, in the client's shape. Look at [#progress()] then:
    /// an answer that says it failed, or is none, gives [Progress.Failed] and an empty array.
    public byte[] response(byte[] upstreamBody) {
        try {
            for (Piece piece : reader.whole(Tree.parse(upstreamBody))) {
                count(piece);
                collector.add(piece);
                advance(piece);
            }
        } catch (Untranslatable e) {
            progress = new Progress.Failed(Failure.of(502, "bad_answer", "The upstream's answer is not JSON."), false);
        }
        return progress instanceof Progress.Complete ? collected() : new byte[0];
    }

    /// The upstream's refusal in the client's shape.
    public Refused error(int status, byte[] upstreamBody) {
        return refusal(Failures.ofBody(status, upstreamBody));
    }

    /// A failure in the client's shape: of the stream before anything was shown, or of our own.
    public Refused refusal(Failure failure) {
        return ErrorShape.refused(client, failure, context.requestId());
    }

    /// How far the answer has come.
    public Progress progress() {
        return progress;
    }

    /// What the answer has cost so far.
    public TokenUsage usage() {
        return reader.usage();
    }

    /// Characters of the answer so far: the ground for an estimate when the stream was cut before its usage.
    public long outputCharacters() {
        return characters;
    }

    /// The model that the upstream says answers, `null` until it does.
    public @Nullable String actualModel() {
        return reader.model();
    }

    /// The last `codex.rate_limits` event of the stream as JSON, `null` when there was none.
    public @Nullable String rateLimits() {
        return reader.rateLimits();
    }

    /// Fields of the request that the upstream has no equal for, and that were left out: for the trace.
    public List<String> dropped() {
        return List.copyOf(request.dropped());
    }
}
