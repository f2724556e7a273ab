package ccapi.daemon.upstream;

import ccapi.daemon.upstream.UpstreamException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// One connection to an upstream, plain or TLS. Used by one thread at a time; any thread may [#close()] it, which
/// ends a blocked read or write at once.
final class Connection {
    /// Most bytes handed to the system at once: each time it takes only a part, Java copies all of what it was given
    /// once more.
    static final int PIECE = 64 * 1024;

    private final Endpoint endpoint;
    private final SocketChannel channel;
    private final @Nullable SSLSocket tls;
    private final @Nullable InputStream tlsIn;
    private final @Nullable OutputStream tlsOut;
    private long idleSinceNanos;

    private Connection(Endpoint endpoint, SocketChannel channel, @Nullable SSLSocket tls) throws IOException {
        this.endpoint = endpoint;
        this.channel = channel;
        this.tls = tls;
        this.tlsIn = tls == null ? null : tls.getInputStream();
        this.tlsOut = tls == null ? null : tls.getOutputStream();
    }

    /// Connects, and shakes hands for TLS.
    ///
    /// @throws UpstreamException when it cannot be done in time
    static Connection open(Endpoint endpoint, Duration timeout) throws UpstreamException {
        SocketChannel channel = null;
        try {
            InetAddress address = resolve(endpoint.host());
            channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            channel.socket()
                    .connect(new InetSocketAddress(address, endpoint.port()), Math.toIntExact(timeout.toMillis()));
            return new Connection(endpoint, channel, endpoint.secure() ? shake(endpoint, channel, timeout) : null);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new UpstreamException(Kind.CONNECT, "cannot connect to " + endpoint.authority() + ": " + reason(e));
        }
    }

    // an operator's base URL may name any host, but never one that only this machine's neighbourhood can mean
    private static InetAddress resolve(String host) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        if (address.isLinkLocalAddress() || address.isMulticastAddress() || address.isAnyLocalAddress()) {
            throw new IOException("its address is link-local, multicast or unset, which is refused");
        }
        return address;
    }

    private static SSLSocket shake(Endpoint endpoint, SocketChannel channel, Duration timeout) throws IOException {
        // asked for here and no earlier: the first time reads all trusted certificates, 60 ms that no start waits for
        SSLSocketFactory trust = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) trust.createSocket(channel.socket(), endpoint.host(), endpoint.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
        socket.startHandshake();
        socket.setSoTimeout(0);
        return socket;
    }

    private static String reason(IOException e) {
        return switch (e) {
            case UnknownHostException _ -> "the name is not known";
            case java.net.SocketTimeoutException _ -> "no answer in time";
            case javax.net.ssl.SSLException _ -> "TLS failed (" + e.getClass().getSimpleName() + ")";
            default -> String.valueOf(e.getMessage());
        };
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /// Waits for bytes; -1 at the end of the stream.
    int read(byte[] target, int offset, int length) throws IOException {
        return tlsIn == null
                ? channel.read(ByteBuffer.wrap(target, offset, length))
                : tlsIn.read(target, offset, length);
    }

    /// Sends what is left of the array from here on.
    void write(byte[] bytes, int from) throws IOException {
        for (int at = from; at < bytes.length; at += PIECE) {
            int count = Math.min(PIECE, bytes.length - at);
            if (tlsOut != null) {
                tlsOut.write(bytes, at, count);
            } else {
                write(ByteBuffer.wrap(bytes, at, count));
            }
        }
    }

    private void write(ByteBuffer piece) throws IOException {
        while (piece.hasRemaining()) {
            channel.write(piece);
        }
    }

    /// Whether the connection is open and silent, as one between two requests must be. Bytes that wait here belong
    /// to no request, and an end of stream means that the upstream has gone: either way it is not to be used again.
    boolean isQuiet() {
        try {
            channel.configureBlocking(false);
            int count = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return count == 0;
        } catch (IOException e) {
            return false;
        }
    }

    void markIdle(long nowNanos) {
        idleSinceNanos = nowNanos;
    }

    long idleSinceNanos() {
        return idleSinceNanos;
    }

    void close() {
        // the channel goes first: closing a TLS socket may wait for a reader that only the channel's end frees
        closeQuietly(channel);
        if (tls != null) {
            try {
                tls.close();
            } catch (IOException e) {
                // the channel is closed, which is all that was wanted
            }
        }
    }

    private static void closeQuietly(@Nullable SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // closing is all that was wanted
        }
    }
}
