package ccapi.daemon.proxy;

import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Every open client connection and how long it may go on without getting anywhere.
///
/// The server itself has no defence against a client that sends its headers or its body drop by drop, so each
/// connection has a deadline here: for its headers, for its body, for being idle. While a request is served there is
/// none: [Flights] watches it then.
final class ClientConnections implements Http1ConnectionListener {
    private final Map<SocketAddress, ClientConnection> open = new ConcurrentHashMap<>();
    private final long headerNanos;
    private final long bodyNanos;
    private final long idleNanos;

    ClientConnections(Duration headers, Duration body, Duration idle) {
        this.headerNanos = headers.toNanos();
        this.bodyNanos = body.toNanos();
        this.idleNanos = idle.toNanos();
    }

    /// Takes a connection that was just accepted.
    void accepted(SocketChannel channel) {
        try {
            ClientConnection connection = new ClientConnection(channel);
            connection.deadlineIn(headerNanos);
            open.put(channel.getRemoteAddress(), connection);
        } catch (IOException e) {
            throw new IllegalStateException("the connection has gone already", e);
        }
    }

    /// The connection that a request came on, `null` when it is no longer known.
    @Nullable
    ClientConnection of(SocketAddress remote) {
        return open.get(remote);
    }

    @Override
    public void prologue(ConnectionContext context, HttpPrologue prologue) {
        ClientConnection connection = of(context.remotePeer().address());
        if (connection != null) {
            connection.deadlineIn(headerNanos);
        }
    }

    @Override
    public void headers(ConnectionContext context, Headers headers) {
        refuseOdd(headers);
        ClientConnection connection = of(context.remotePeer().address());
        if (connection != null) {
            connection.servedBy(context.dataReader(), context.dataWriter());
            connection.deadlineIn(bodyNanos);
        }
    }

    /// What the server lets pass although no client sends it and others read it differently.
    private static void refuseOdd(Headers headers) {
        for (Header header : headers) {
            if (header.headerName().lowerCase().isBlank()) {
                throw refusal(Status.BAD_REQUEST_400, "a header has no name");
            }
        }
        if (headers.contains(HeaderNames.EXPECT) && !headers.contains(HeaderValues.EXPECT_100)) {
            throw refusal(Status.EXPECTATION_FAILED_417, "nothing but 100-continue can be expected");
        }
    }

    private static RequestException refusal(Status status, String message) {
        return RequestException.builder()
                .type(DirectHandler.EventType.BAD_REQUEST)
                .status(status)
                .setKeepAlive(false)
                .message(message)
                .build();
    }

    /// To be called when an answer is complete and the connection waits for its next request.
    void idle(@Nullable ClientConnection connection) {
        if (connection != null) {
            connection.deadlineIn(idleNanos);
        }
    }

    /// Closes what is past its deadline and forgets what is closed.
    void sweep(long nowNanos) {
        open.values().removeIf(connection -> connection.closeIfOverdue(nowNanos));
    }

    int count() {
        return open.size();
    }
}
