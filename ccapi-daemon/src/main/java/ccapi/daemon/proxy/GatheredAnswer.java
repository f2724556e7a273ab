package ccapi.daemon.proxy;

import ccapi.daemon.sse.SseParser;
import ccapi.daemon.translate.Dialect;
import ccapi.daemon.translate.Failure;
import ccapi.daemon.translate.GatheredResponse;
import ccapi.daemon.translate.Metered;
import ccapi.daemon.translate.UsageReader;
import ccapi.daemon.upstream.UpstreamAnswer;
import ccapi.daemon.upstream.UpstreamException;

/// An answer of an upstream that only streams, for a client of the same protocol that wants it whole.
final class GatheredAnswer implements Relay {
    private static final int MAX_EVENT = 16 * 1024 * 1024;

    private final ClientReply reply;
    private final Flight flight;
    private final Ledger ledger;
    private final Evidence evidence;
    private final GatheredResponse gathered = new GatheredResponse();
    private final SseParser parser = new SseParser(MAX_EVENT);
    private Tally tally = Tally.NOTHING;
    private boolean begun;

    GatheredAnswer(ClientReply reply, Flight flight, Ledger ledger, Evidence evidence) {
        this.reply = reply;
        this.flight = flight;
        this.ledger = ledger;
        this.evidence = evidence;
    }

    @Override
    public Relayed run(UpstreamAnswer answer) throws UpstreamException {
        while (answer.next()) {
            flight.alive();
            parser.feed(answer.bytes(), answer.offset(), answer.length(), event -> gathered.event(event.toEvent()));
        }
        Failure failure = gathered.failure();
        if (failure != null) {
            return evidence.refusal(answer.headers(), failure);
        }
        byte[] body = gathered.body();
        Metered metered = UsageReader.whole(Dialect.RESPONSES, body);
        tally = new Tally(metered.usage(), metered.model(), false);
        evidence.served(answer.headers());
        ledger.firstByte();
        ledger.book(tally, 200, "ok", null);
        begun = true;
        reply.json(200, body);
        return new Relayed.Done();
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public boolean hasBegun() {
        return begun;
    }
}
