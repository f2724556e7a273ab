package ccapi.daemon.proxy;

import ccapi.daemon.account.HealthBoard;
import ccapi.daemon.account.Lease;
import ccapi.daemon.proxy.Relay.Relayed;
import ccapi.daemon.translate.Failure;
import ccapi.daemon.upstream.Reactions;
import ccapi.daemon.upstream.UpstreamHeaders;
import ccapi.daemon.upstream.Verdict;
import ccapi.daemon.upstream.Windows;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one attempt shows of its account, handed to the health board.
record Evidence(Lease lease, HealthBoard health, InstantSource clock) {
    /// It serves.
    void served(UpstreamHeaders headers) {
        health.succeeded(lease, Windows.read(lease.account().type(), headers, clock.instant()));
    }

    /// It did not serve.
    ///
    /// @param status of its answer, 0 if there was none
    void failed(Verdict verdict, int status, UpstreamHeaders headers) {
        health.failed(lease, verdict, status, Windows.read(lease.account().type(), headers, clock.instant()));
    }

    /// It broke off in the middle of an answer. What its headers say of limits is known since the answer began.
    void brokeOff(UpstreamHeaders headers, Failure failure) {
        health.failed(lease, judge(headers, failure), 200, List.of());
    }

    /// What it said instead of an answer, of which the client has seen nothing.
    Relayed.Failed refusal(UpstreamHeaders headers, Failure failure) {
        return new Relayed.Failed(judge(headers, failure), failure);
    }

    /// It told of its limits inside a stream.
    ///
    /// @param event JSON, `null` if it told nothing
    void limits(@Nullable String event) {
        if (event != null) {
            health.seen(lease, Windows.readEvent(event.getBytes(StandardCharsets.UTF_8), clock.instant()));
        }
    }

    /// What an HTTP refusal means.
    Verdict judge(int status, UpstreamHeaders headers, byte[] body) {
        return Reactions.judge(lease.account().type(), status, headers, body, clock.instant());
    }

    private Verdict judge(UpstreamHeaders headers, Failure failure) {
        byte[] said = failure.body().getBytes(StandardCharsets.UTF_8);
        return Reactions.judgeEvent(lease.account().type(), headers, said, clock.instant());
    }
}
