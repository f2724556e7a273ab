package ccapi.daemon.proxy;

import ccapi.daemon.apikey.Admission;
import ccapi.daemon.apikey.Authentication;
import ccapi.daemon.apikey.ClientKey;
import ccapi.daemon.pricing.Prices;
import ccapi.daemon.proxy.ClientBodies.Outcome.Whole;
import ccapi.daemon.proxy.ClientReply.ClientError;
import ccapi.daemon.proxy.RequestScan.BadBodyException;
import ccapi.daemon.usage.Booking;
import ccapi.daemon.usage.RequestStart;
import ccapi.shared.money.Usd;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One request from its key to its usage row, on the one virtual thread that the server gave it. Read [#serve()] from
/// top to bottom: that is the way every request goes.
final class Exchange {
    private final Proxy proxy;
    private final ServerRequest request;
    private final ClientReply reply;
    private final String id;
    private final Instant arrived;
    private final @Nullable ClientConnection connection;

    Exchange(Proxy proxy, ServerRequest request, ClientReply reply, String id, @Nullable ClientConnection connection) {
        this.proxy = proxy;
        this.request = request;
        this.reply = reply;
        this.id = id;
        this.arrived = proxy.clock().instant();
        this.connection = connection;
    }

    /// Serves it.
    ///
    /// @param key  who asks
    /// @param body as the client sent it
    void serve(ClientKey key, Whole body) {
        RequestScan scan = scan(body.bytes());
        if (scan == null) {
            return;
        }
        if (!key.mayUse(scan.model())) {
            reply.error(ClientError.of(
                    403, "permission_error", "this key may not use model " + scan.model() + "; ask the operator"));
            return;
        }
        switch (proxy.limits().admit(key, estimate(key, scan, body.bytes().length))) {
            case Admission.Refused refused -> refuse(refused);
            case Admission.Admitted admitted -> {
                try (admitted) {
                    fly(key, scan, body, admitted);
                }
            }
        }
    }

    private @Nullable RequestScan scan(byte[] body) {
        try {
            return RequestScan.of(body);
        } catch (BadBodyException e) {
            reply.error(ClientError.of(400, "invalid_request_error", String.valueOf(e.getMessage())));
            return null;
        }
    }

    /// Who will serve is not known yet: the dearest of the names under which accounts may ask for the model.
    private Usd estimate(ClientKey key, RequestScan scan, int bodyLength) {
        int most = proxy.config().get().limits().reserveOutputTokens();
        long output = scan.maxTokens() < 0 ? most : Math.min(scan.maxTokens(), most);
        Prices prices = proxy.prices().get();
        return proxy.selector().upstreamNames(scan.model(), key.accounts()).stream()
                .map(name -> prices.estimate(name, scan.tier(), bodyLength, output, arrived))
                .max(Comparator.naturalOrder())
                .orElse(Usd.ZERO);
    }

    private void refuse(Admission.Refused refused) {
        boolean concurrency = refused.limit().equals("concurrency");
        Duration wait = refused.resetsAt() == null ? null : Duration.between(arrived, refused.resetsAt());
        // a budget does not come back by asking again; a free place may
        reply.error(new ClientError(
                429, "rate_limit_error", refused.message(), concurrency ? Duration.ofSeconds(1) : wait, concurrency));
    }

    private void fly(ClientKey key, RequestScan scan, Whole body, Admission.Admitted admitted) {
        Flight.Start start = new Flight.Start(
                id, arrived, connection, request.isSecure(), key.id(), key.name(), scan.model(), scan.stream());
        try (Flight flight = proxy.flights().takeOff(start)) {
            Booking booking = proxy.recorder()
                    .open(new RequestStart(
                            id,
                            arrived,
                            key.id(),
                            key.name(),
                            scan.model(),
                            scan.stream(),
                            request.prologue().uriPath().rawPath()));
            Ledger ledger = new Ledger(
                    booking,
                    admitted,
                    proxy.prices().get(),
                    arrived,
                    flight,
                    scan.model(),
                    Prices.promptTokens(body.bytes().length));
            try {
                new Attempts(proxy, request, reply, flight, ledger, key, scan, body, id, arrived).run();
            } finally {
                ledger.book(Tally.NOTHING, reply.status(), "interrupted", "ended by a fault in ccapi");
            }
            if (flight.isMonitored()) {
                throw new CloseConnectionException("the connection was watched by a second reader");
            }
        }
    }

    /// Tells who asks, or answers that nobody known does.
    static @Nullable ClientKey authenticate(
            Proxy proxy,
            ServerRequest request,
            @Nullable ClientConnection connection,
            ClientReply reply,
            ClientBodies bodies) {
        String presented = Credentials.presented(request.headers());
        Authentication found =
                presented == null ? new Authentication.Unknown() : proxy.keys().authenticate(presented);
        return switch (found) {
            case Authentication.Known known -> known.key();
            case Authentication.Unknown _ ->
                refuseKey(
                        request,
                        connection,
                        reply,
                        bodies,
                        "invalid x-api-key or bearer token: this is no key of this ccapi");
            case Authentication.Disabled _ ->
                refuseKey(request, connection, reply, bodies, "this key is disabled; ask the operator");
            case Authentication.Expired _ ->
                refuseKey(request, connection, reply, bodies, "this key has expired; ask the operator");
        };
    }

    private static @Nullable ClientKey refuseKey(
            ServerRequest request,
            @Nullable ClientConnection connection,
            ClientReply reply,
            ClientBodies bodies,
            String message) {
        bodies.drain(request, connection, reply);
        reply.error(ClientError.of(401, "authentication_error", message));
        return null;
    }
}
