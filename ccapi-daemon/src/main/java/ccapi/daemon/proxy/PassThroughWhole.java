package ccapi.daemon.proxy;

import ccapi.daemon.account.HealthBoard;
import ccapi.daemon.account.Lease;
import ccapi.daemon.translate.Failure;
import ccapi.daemon.translate.Metered;
import ccapi.daemon.translate.UsageReader;
import ccapi.daemon.upstream.Reactions;
import ccapi.daemon.upstream.UpstreamAnswer;
import ccapi.daemon.upstream.UpstreamException;
import ccapi.daemon.upstream.Windows;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/// An answer that is not streamed, in the client's own protocol: read whole, booked, and passed on byte for byte.
final class PassThroughWhole implements Relay {
    /// More than any provider answers with.
    static final int MAX_ANSWER = 64 * 1024 * 1024;

    private final ClientReply reply;
    private final Ledger ledger;
    private final Lease lease;
    private final HealthBoard health;
    private final InstantSource clock;
    private Tally tally = Tally.NOTHING;
    private boolean begun;

    PassThroughWhole(ClientReply reply, Ledger ledger, Lease lease, HealthBoard health, InstantSource clock) {
        this.reply = reply;
        this.ledger = ledger;
        this.lease = lease;
        this.health = health;
        this.clock = clock;
    }

    @Override
    public Relayed run(UpstreamAnswer answer) throws UpstreamException {
        byte[] body = answer.readAll(MAX_ANSWER);
        Metered metered = UsageReader.whole(reply.dialect(), body);
        Failure failure = metered.usage().isNone() ? Failure.insteadOfAnswer(body) : null;
        if (failure != null) {
            byte[] said = failure.body().getBytes(StandardCharsets.UTF_8);
            return new Relayed.Failed(
                    Reactions.judgeEvent(lease.account().type(), answer.headers(), said, clock.instant()), failure);
        }
        tally = new Tally(metered.usage(), metered.model(), false);
        health.succeeded(lease, Windows.read(lease.account().type(), answer.headers(), clock.instant()));
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
