package ccapi.daemon.proxy;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.webserver.ServerConnectionException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One client connection as its channel, with the deadline of whatever it is doing.
final class ClientConnection {
    private static final long NONE = Long.MAX_VALUE;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private volatile long deadlineNanos = NONE;
    private volatile @Nullable DataReader reader;
    private volatile @Nullable DataWriter writer;

    ClientConnection(SocketChannel channel) {
        this.channel = channel;
    }

    void deadlineIn(long nanos) {
        deadlineNanos = System.nanoTime() + nanos;
    }

    /// Takes the server's own reader and writer of this connection.
    void servedBy(DataReader reader, DataWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /// The body of a request that comes in chunks, `null` when nothing was read from this connection yet.
    ///
    /// @param wanted whether the client waits to be told that its body is wanted
    @Nullable
    ChunkedBody chunks(boolean wanted) {
        DataReader in = reader;
        DataWriter out = writer;
        if (wanted && out != null) {
            out.writeNow(BufferData.create(CONTINUE));
        }
        return in == null ? null : new ChunkedBody(in);
    }

    /// The request is whole: from now on it is ours to answer, and no clock runs against the client.
    void requestComplete() {
        deadlineNanos = NONE;
    }

    boolean closeIfOverdue(long nowNanos) {
        long deadline = deadlineNanos;
        if (deadline != NONE && nowNanos - deadline > 0) {
            close();
        }
        return !channel.isOpen();
    }

    /// Ends the connection at once, whatever is being read or written on it.
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // closing is all that was wanted
        }
    }

    /// Looks whether the client has hung up, without waiting and without losing a byte of its next request.
    ///
    /// Only for plain connections, and only while nobody else reads or writes the channel: it is switched to
    /// non-blocking for the look. What the client may have sent ahead lands in the server's own reader.
    boolean hasHungUp() {
        DataReader in = reader;
        if (in == null) {
            return false;
        }
        try {
            channel.configureBlocking(false);
            try {
                in.ensureAvailable();
                return false;
            } finally {
                channel.configureBlocking(true);
            }
        } catch (IllegalStateException e) {
            // the server's socket says so when there was nothing to read
            return false;
        } catch (DataReader.InsufficientDataAvailableException | ServerConnectionException | IOException e) {
            return true;
        }
    }

    /// Waits until the client hangs up or sends something. Nothing else may read the connection from then on.
    ///
    /// @return whether it hung up
    boolean awaitHangUp() {
        DataReader in = reader;
        if (in == null) {
            return false;
        }
        try {
            in.ensureAvailable();
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }
}
