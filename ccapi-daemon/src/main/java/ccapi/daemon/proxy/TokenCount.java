package ccapi.daemon.proxy;

import ccapi.daemon.account.Lease;
import ccapi.daemon.account.NoneNow;
import ccapi.daemon.account.Wanted;
import ccapi.daemon.apikey.ClientKey;
import ccapi.daemon.proxy.ClientReply.ClientError;
import ccapi.daemon.proxy.RequestScan.BadBodyException;
import ccapi.daemon.translate.ModelEdit;
import ccapi.daemon.translate.TokenEstimate;
import ccapi.daemon.translate.Untranslatable;
import ccapi.daemon.upstream.UpstreamAnswer;
import ccapi.daemon.upstream.UpstreamException;
import ccapi.daemon.upstream.UpstreamRequest;
import ccapi.shared.account.AccountType;
import ccapi.shared.socket.Json;
import io.helidon.webserver.http.ServerRequest;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Counts the tokens of a Messages request: asked of a Claude account where one is free, estimated otherwise. It
/// costs nothing upstream, so nothing is booked, and a client that cannot be told exactly is told a little more.
final class TokenCount {
    private static final int MAX_ANSWER = 64 * 1024;
    private static final Set<AccountType> CLAUDE = EnumSet.of(AccountType.CLAUDE_API, AccountType.CLAUDE_OAUTH);

    private final Proxy proxy;

    TokenCount(Proxy proxy) {
        this.proxy = proxy;
    }

    void answer(ServerRequest request, ClientReply reply, ClientKey key, byte[] body) {
        try {
            RequestScan scan = RequestScan.of(body);
            if (!key.mayUse(scan.model())) {
                reply.error(ClientError.of(403, "permission_error", "this key may not use model " + scan.model()));
            } else if (!asked(request, reply, key, scan, body)) {
                reply.json(200, Json.bytes(Map.of("input_tokens", TokenEstimate.of(body))));
            }
        } catch (BadBodyException | Untranslatable e) {
            reply.error(ClientError.of(400, "invalid_request_error", String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean asked(ServerRequest request, ClientReply reply, ClientKey key, RequestScan scan, byte[] body)
            throws InterruptedException {
        Wanted wanted = new Wanted(
                key.id(),
                key.name(),
                key.accounts(),
                scan.model(),
                CLAUDE,
                null,
                proxy.clock().instant());
        return switch (proxy.selector().next(wanted, Set.of())) {
            case NoneNow _ -> false;
            case Lease lease -> {
                try (lease) {
                    yield asked(request, reply, scan, body, lease);
                }
            }
        };
    }

    private boolean asked(ServerRequest request, ClientReply reply, RequestScan scan, byte[] body, Lease lease) {
        byte[] sent = lease.upstreamModel().equals(scan.model()) ? body : ModelEdit.rename(body, lease.upstreamModel());
        String query = request.prologue().query().rawValue();
        UpstreamRequest out = Outgoing.same(
                proxy.config().get().upstreams(),
                lease,
                lease.credential(),
                "/v1/messages/count_tokens" + (query == null || query.isEmpty() ? "" : "?" + query),
                request.headers(),
                sent);
        try (UpstreamAnswer answer = proxy.client().send(out, _ -> {})) {
            byte[] counted = answer.readAll(MAX_ANSWER);
            if (answer.status() != 200 && answer.status() != 400) {
                return false;
            }
            reply.whole(answer.status(), answer.headers(), counted);
            return true;
        } catch (UpstreamException e) {
            return false;
        }
    }
}
