package ccapi.daemon.proxy;

import ccapi.daemon.proxy.ClientStream.ClientGoneException;
import ccapi.daemon.sse.SseParser;
import ccapi.daemon.translate.Failure;
import ccapi.daemon.translate.Meter;
import ccapi.daemon.upstream.UpstreamAnswer;
import ccapi.daemon.upstream.UpstreamException;
import ccapi.daemon.upstream.UpstreamHeaders;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A stream whose client and upstream speak the same protocol: bytes in, bytes out, nothing re-serialised. A meter
/// reads usage in passing.
///
/// The beginning is held until the first real item, since some upstreams tell of a full limit inside a 200 stream, and
/// one that falls silent after a sign of life is given up for another account; the end is held until the request is
/// booked.
final class PassThroughStream implements Relay {
    // what comes before the first real item is small; a stream that goes on without one is passed on as it is
    private static final int MAX_HELD = 256 * 1024;
    private static final int MAX_EVENT = 16 * 1024 * 1024;
    // an upstream that refuses inside a stream does so at once; one that goes on saying that it lives for longer is
    // at work, and a client that hears nothing of it would give up (Claude Code and Codex after 300 s)
    private static final Duration MAX_PATIENCE = Duration.ofSeconds(15);

    private final ClientReply reply;
    private final Flight flight;
    private final Ledger ledger;
    private final Evidence evidence;
    private final Meter meter;
    private final @Nullable UsageHider hider;
    private final long patienceNanos;
    private final SseParser parser = new SseParser(MAX_EVENT);
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(512);
    private @Nullable ClientStream out;
    private int endAt;
    private UpstreamHeaders answerHeaders = new UpstreamHeaders();
    private boolean ended;

    /// @param hidesUsage whether the client must not see the usage chunk that we asked for
    /// @param patience   how long at most nothing but signs of life is held
    PassThroughStream(
            ClientReply reply, Flight flight, Ledger ledger, Evidence evidence, boolean hidesUsage, Duration patience) {
        this.patienceNanos = (patience.compareTo(MAX_PATIENCE) < 0 ? patience : MAX_PATIENCE).toNanos();
        this.hider = hidesUsage ? new UsageHider() : null;
        this.reply = reply;
        this.flight = flight;
        this.ledger = ledger;
        this.evidence = evidence;
        this.meter = Meter.of(reply.dialect());
    }

    @Override
    public Relayed run(UpstreamAnswer answer) throws UpstreamException, ClientGoneException {
        String type = answer.headers().first("content-type");
        if (type != null && type.startsWith("application/json")) {
            // some servers answer whole although a stream was asked for
            return new PassThroughWhole(reply, ledger, evidence).run(answer);
        }
        answerHeaders = answer.headers();
        long began = System.nanoTime();
        while (answer.next()) {
            flight.alive();
            endAt = -1;
            feed(answer);
            if (out == null && !meter.isStarted()) {
                if (meter.failure() != null) {
                    return evidence.refusal(answer.headers(), meter.failure());
                }
                if (held.size() + answer.length() < MAX_HELD && System.nanoTime() - began < patienceNanos) {
                    hold(answer);
                    continue;
                }
            }
            ClientStream stream = begin(answer.headers());
            forward(stream, answer);
            Tally soFar = tally();
            ledger.metered(soFar);
            flight.metered(soFar.usage().prompt(), soFar.usage().output());
        }
        boolean mayTell = mayTell();
        parser.end(meter::lastEvent);
        meter.endOfStream();
        if (out == null && !meter.isStarted() && (!meter.isEnded() || meter.failure() != null)) {
            return evidence.refusal(answer.headers(), nothing());
        }
        return finish(begin(answer.headers()), mayTell);
    }

    // a hider passes whole events on, and nothing else
    private boolean mayTell() {
        return hider != null || parser.isBetweenEvents();
    }

    /// Why a stream that the client has seen nothing of holds no answer.
    private Failure nothing() {
        Failure failure = meter.failure();
        if (failure == null && held.size() > 0 && held.toByteArray()[0] == '{') {
            failure = Failure.insteadOfAnswer(held.toByteArray());
        }
        return failure == null ? Failure.cut() : failure;
    }

    private void feed(UpstreamAnswer answer) throws UpstreamException {
        if (hider != null) {
            hider.begin(answer.offset());
        }
        parser.feed(answer.bytes(), answer.offset(), answer.length(), event -> {
            boolean before = meter.isEnded();
            meter.event(event);
            if (hider != null) {
                hider.event(answer.bytes(), event);
            }
            if (!before && meter.isEnded()) {
                // an event that began in an earlier piece is held from here on: its end is what counts
                endAt = Math.max(event.start(), answer.offset());
            }
        });
    }

    private ClientStream begin(UpstreamHeaders headers) throws ClientGoneException {
        ClientStream stream = out;
        if (stream == null) {
            stream = reply.stream(headers, flight);
            out = stream;
            ledger.firstByte();
            flight.streaming();
            evidence.served(headers);
            byte[] first = held.toByteArray();
            held.reset();
            stream.write(first, 0, first.length);
        }
        return stream;
    }

    private void hold(UpstreamAnswer answer) {
        if (hider == null) {
            held.write(answer.bytes(), answer.offset(), answer.length());
        } else {
            held.writeBytes(hider.end(answer.bytes(), answer.offset() + answer.length()));
        }
    }

    private void forward(ClientStream stream, UpstreamAnswer answer) throws ClientGoneException {
        if (hider != null) {
            byte[] shown = hider.end(answer.bytes(), answer.offset() + answer.length());
            if (meter.isEnded() && !ended) {
                book();
            }
            stream.write(shown, 0, shown.length);
            return;
        }
        int from = answer.offset();
        int to = from + answer.length();
        if (endAt >= 0 && !ended) {
            stream.write(answer.bytes(), from, endAt - from);
            book();
            from = endAt;
        }
        stream.write(answer.bytes(), from, to - from);
    }

    private Relayed finish(ClientStream stream, boolean mayTell) throws ClientGoneException {
        if (!meter.isEnded() && meter.failure() == null) {
            // the transport ended in order but the answer did not: the client must be able to tell
            ledger.book(tally(), 200, "upstream_cut", "the stream ended before the answer was complete");
            if (mayTell) {
                stream.last(reply.event(Failure.cut()));
            }
            throw ClientStream.cut("the upstream's stream ended early");
        }
        book();
        if (hider != null) {
            byte[] rest = hider.rest();
            stream.write(rest, 0, rest.length);
        }
        evidence.limits(meter.rateLimits());
        stream.finish();
        return new Relayed.Done();
    }

    private void book() {
        ended = true;
        Failure failure = meter.failure();
        if (failure == null) {
            ledger.book(tally(), 200, "ok", null);
        } else {
            ledger.book(tally(), 200, "upstream_error", failure.message());
            evidence.brokeOff(answerHeaders, failure);
        }
    }

    @Override
    public Tally tally() {
        return Tally.of(
                meter.usage(), meter.model(), meter.isEnded() && meter.failure() == null, meter.outputCharacters());
    }

    @Override
    public boolean hasBegun() {
        return out != null;
    }

    @Override
    public void tell(Failure failure) {
        ClientStream stream = out;
        if (stream != null && !meter.isEnded() && meter.failure() == null && mayTell()) {
            stream.last(reply.event(failure));
        }
    }
}
