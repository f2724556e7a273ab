package ccapi.daemon.proxy;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
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
        ClientConnection connection = of(context.remotePeer().address());
        if (connection != null) {
            connection.readBy(context.dataReader());
            connection.deadlineIn(bodyNanos);
        }
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
