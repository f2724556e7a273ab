package ccapi.daemon.proxy;

import ccapi.daemon.translate.Failure;
import ccapi.daemon.translate.Metered;
import ccapi.daemon.translate.UsageReader;
import ccapi.daemon.upstream.UpstreamAnswer;
import ccapi.daemon.upstream.UpstreamException;

/// An answer that is not streamed, in the client's own protocol: read whole, booked, and passed on byte for byte.
final class PassThroughWhole implements Relay {
    /// More than any provider answers with, and held three times while it grows.
    static final int MAX_ANSWER = 16 * 1024 * 1024;

    private final ClientReply reply;
    private final Ledger ledger;
    private final Evidence evidence;
    private Tally tally = Tally.NOTHING;
    private boolean begun;

    PassThroughWhole(ClientReply reply, Ledger ledger, Evidence evidence) {
        this.reply = reply;
        this.ledger = ledger;
        this.evidence = evidence;
    }

    @Override
    public Relayed run(UpstreamAnswer answer) throws UpstreamException {
        byte[] body = answer.readAll(MAX_ANSWER);
        Metered metered = UsageReader.whole(reply.dialect(), body);
        Failure failure = metered.usage().isNone() ? Failure.insteadOfAnswer(body) : null;
        if (failure != null) {
            return evidence.refusal(answer.headers(), failure);
        }
        tally = new Tally(metered.usage(), metered.model(), false);
        evidence.served(answer.headers());
        ledger.firstByte();
        ledger.book(tally, answer.status(), "ok", null);
        begun = true;
        reply.whole(answer.status(), answer.headers(), body);
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
