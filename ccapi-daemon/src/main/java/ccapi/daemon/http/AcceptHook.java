package ccapi.daemon.http;

import io.helidon.common.socket.SocketOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Shows every accepted connection to its taker before the server reads a byte of it: the only place where the
/// server hands out the channel itself. A taker that throws closes that connection and no other.
public final class AcceptHook implements SocketOptions {
    private final SocketOptions options;
    private final Consumer<SocketChannel> taker;

    /// @param taker called on the accepting thread: must be quick
    public AcceptHook(Consumer<SocketChannel> taker) {
        this.taker = taker;
        this.options = SocketOptions.builder().tcpNoDelay(true).build();
    }

    @Override
    public void configureSocket(SocketChannel channel) {
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            try {
                // Nagle's algorithm would hold small events back for 40 ms
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            } catch (IOException e) {
                throw new UncheckedIOException("the connection has gone already", e);
            }
        }
        taker.accept(channel);
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return options.socketOptions();
    }

    @Override
    public Duration connectTimeout() {
        return options.connectTimeout();
    }

    @Override
    public Duration readTimeout() {
        return options.readTimeout();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return options.socketReceiveBufferSize();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return options.socketSendBufferSize();
    }

    @Override
    public boolean socketReuseAddress() {
        return options.socketReuseAddress();
    }

    @Override
    public boolean socketKeepAlive() {
        return options.socketKeepAlive();
    }

    @Override
    public boolean tcpNoDelay() {
        return options.tcpNoDelay();
    }
}
