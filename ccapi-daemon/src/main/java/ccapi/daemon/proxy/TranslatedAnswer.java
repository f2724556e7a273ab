package ccapi.daemon.proxy;

import ccapi.daemon.proxy.ClientStream.ClientGoneException;
import ccapi.daemon.sse.SseEvent;
import ccapi.daemon.sse.SseParser;
import ccapi.daemon.translate.Failure;
import ccapi.daemon.translate.Progress;
import ccapi.daemon.translate.Translation;
import ccapi.daemon.upstream.UpstreamAnswer;
import ccapi.daemon.upstream.UpstreamException;
import ccapi.daemon.upstream.UpstreamHeaders;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer that speaks another protocol than its client: event by event through a [Translation], streamed or
/// gathered, as the client asked.
final class TranslatedAnswer implements Relay {
    private static final int MAX_EVENT = 16 * 1024 * 1024;

    private final ClientReply reply;
    private final Flight flight;
    private final Ledger ledger;
    private final Evidence evidence;
    private final Translation translation;
    private final boolean streamed;
    private final SseParser parser = new SseParser(MAX_EVENT);
    private final ByteArrayOutputStream ready = new ByteArrayOutputStream(4096);
    private @Nullable ClientStream out;
    private boolean begun;
    private boolean failedMidway;

    /// @param streamed whether the client wants a stream
    TranslatedAnswer(
            ClientReply reply,
            Flight flight,
            Ledger ledger,
            Evidence evidence,
            Translation translation,
            boolean streamed) {
        this.reply = reply;
        this.flight = flight;
        this.ledger = ledger;
        this.evidence = evidence;
        this.translation = translation;
        this.streamed = streamed;
    }

    @Override
    public Relayed run(UpstreamAnswer answer) throws UpstreamException, ClientGoneException {
        return isEventStream(answer.headers()) ? events(answer) : whole(answer);
    }

    // the Codex backend was seen to send no content type at all on a stream
    private static boolean isEventStream(UpstreamHeaders headers) {
        String type = headers.first("content-type");
        return type == null || type.startsWith("text/event-stream");
    }

    private Relayed whole(UpstreamAnswer answer) throws UpstreamException {
        byte[] body = translation.response(answer.readAll(PassThroughWhole.MAX_ANSWER));
        return sent(answer.headers(), body);
    }

    private Relayed events(UpstreamAnswer answer) throws UpstreamException, ClientGoneException {
        while (answer.next()) {
            flight.alive();
            parser.feed(answer.bytes(), answer.offset(), answer.length(), event -> take(event.toEvent()));
            Relayed failed = forward(answer.headers());
            if (failed != null) {
                return failed;
            }
        }
        parser.end(event -> take(event.toEvent()));
        translation.end().forEach(this::add);
        if (!streamed && translation.progress() instanceof Progress.Complete) {
            return sent(answer.headers(), translation.collected());
        }
        Relayed failed = forward(answer.headers());
        return failed == null ? finish() : failed;
    }

    private void take(SseEvent event) {
        List<SseEvent> translated = translation.event(event);
        translated.forEach(this::add);
    }

    private void add(SseEvent event) {
        ready.writeBytes(event.bytes());
    }

    /// Writes what is ready, all but the end, which waits for the books.
    private @Nullable Relayed forward(UpstreamHeaders headers) throws ClientGoneException {
        switch (translation.progress()) {
            case Progress.Silent() -> {
                return null;
            }
            case Progress.Failed(Failure failure, boolean shown)
            when !shown -> {
                return evidence.refusal(headers, failure);
            }
            case Progress.Failed(Failure failure, boolean _) -> failedMidway(headers, failure);
            case Progress.Complete() -> {
                if (streamed) {
                    ledger.book(tally(), 200, "ok", null);
                }
            }
            case Progress.Streaming() -> {}
        }
        if (streamed) {
            ClientStream stream = begin(headers);
            byte[] bytes = ready.toByteArray();
            ready.reset();
            stream.write(bytes, 0, bytes.length);
            Tally soFar = tally();
            ledger.metered(soFar);
            flight.metered(soFar.usage().prompt(), soFar.usage().output());
        }
        return null;
    }

    private void failedMidway(UpstreamHeaders headers, Failure failure) {
        if (!failedMidway) {
            failedMidway = true;
            ledger.book(
                    tally(), reply.status(), failure.isCut() ? "upstream_cut" : "upstream_error", failure.message());
            evidence.brokeOff(headers, failure);
        }
    }

    private ClientStream begin(UpstreamHeaders headers) {
        ClientStream stream = out;
        if (stream == null) {
            stream = reply.stream(new UpstreamHeaders(), flight);
            out = stream;
            begun = true;
            ledger.firstByte();
            flight.streaming();
            flight.keepAlive(stream, reply.dialect().keepAlive());
            evidence.served(headers);
        }
        return stream;
    }

    private Relayed finish() throws ClientGoneException {
        ClientStream stream = out;
        if (stream == null) {
            throw new IllegalStateException("a translation ended without an end");
        }
        // an answer that failed has told so in the client's own words, and then it ends in order
        evidence.limits(translation.rateLimits());
        stream.finish();
        return new Relayed.Done();
    }

    private Relayed sent(UpstreamHeaders headers, byte[] body) {
        if (translation.progress() instanceof Progress.Failed(Failure failure, boolean _)) {
            return evidence.refusal(headers, failure);
        }
        evidence.served(headers);
        ledger.firstByte();
        ledger.book(tally(), 200, "ok", null);
        begun = true;
        evidence.limits(translation.rateLimits());
        reply.json(200, body);
        return new Relayed.Done();
    }

    @Override
    public Tally tally() {
        boolean whole = translation.progress() instanceof Progress.Complete;
        return Tally.of(translation.usage(), translation.actualModel(), whole, translation.outputCharacters());
    }

    @Override
    public boolean hasBegun() {
        return begun;
    }

    @Override
    public void tell(Failure failure) {
        ClientStream stream = out;
        if (stream != null && translation.progress() instanceof Progress.Streaming) {
            stream.last(reply.event(failure));
        }
    }
}
