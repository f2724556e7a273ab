package ccapi.shared.socket;

import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 over a Unix socket, as small as it can be: one call a connection, content-length and chunked framing,
/// nothing else. It exists because start-up is what a terminal user feels, and any HTTP library costs more to load
/// than the whole call takes. Never reads to the end of the stream: the daemon may leave it open.
public final class UnixHttp {
    private final Path socket;
    private final Duration timeout;
    private final Consumer<String> told;

    /// @param timeout for a whole call; streams have none
    public UnixHttp(Path socket, Duration timeout) {
        this(socket, timeout, _ -> {});
    }

    /// @param told is given a line about each whole call, without its body
    public UnixHttp(Path socket, Duration timeout, Consumer<String> told) {
        this.socket = socket;
        this.timeout = timeout;
        this.told = told;
    }

    /// A whole answer. The body is the caller's to keep.
    public static final class Response {
        private final int status;
        private final byte[] body;

        Response(int status, byte[] body) {
            this.status = status;
            this.body = body;
        }

        /// The HTTP status.
        public int status() {
            return status;
        }

        /// The bytes of the body, empty when there is none.
        public byte[] body() {
            return body;
        }
    }

    /// Where the daemon is looked for.
    public Path socket() {
        return socket;
    }

    /// Sends one request and reads the whole answer.
    ///
    /// @param body JSON, or `null` for none
    /// @throws Refusal `UNREACHABLE` when there is no daemon, `TIMEOUT` when it takes too long
    public Response send(String method, String path, byte @Nullable [] body) {
        try (SocketChannel channel = connect()) {
            Thread watch = Thread.ofPlatform().daemon().start(() -> closeAfter(channel, timeout));
            try {
                write(channel, method, path, body);
                ResponseBody answer = new ResponseBody(Channels.newInputStream(channel));
                byte[] bytes = answer.readAllBytes();
                told.accept(method + " " + path + ": " + answer.status() + ", " + bytes.length + " bytes");
                return new Response(answer.status(), bytes);
            } finally {
                watch.interrupt();
            }
        } catch (AsynchronousCloseException e) {
            throw new Refusal(
                    ProblemCode.TIMEOUT,
                    "the daemon did not answer within " + timeout.toSeconds() + " s",
                    "give a longer --timeout, or look at 'ccapi logs'");
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /// Opens a streamed answer, to be read line by line and closed by the caller; closing ends the request.
    ///
    /// @throws Refusal when there is no daemon or it refuses
    public UnixStream open(String path) {
        SocketChannel channel = connect();
        try {
            write(channel, "GET", path, null);
            return new UnixStream(channel, new ResponseBody(Channels.newInputStream(channel)));
        } catch (IOException e) {
            UnixStream.closeQuietly(channel);
            throw lost(e);
        }
    }

    private SocketChannel connect() {
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(socket));
            return channel;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            if (channel != null) {
                UnixStream.closeQuietly(channel);
            }
            boolean denied = String.valueOf(e.getMessage()).contains("Permission denied");
            throw denied
                    ? new Refusal(
                            ProblemCode.DENIED,
                            "no permission to use the daemon's socket " + socket,
                            "run as the daemon's user, or with sudo")
                    : new Refusal(
                            ProblemCode.UNREACHABLE,
                            "no daemon at " + socket,
                            "start it with 'ccapi daemon start', or set CCAPI_HOME or CCAPI_SOCKET to where it runs");
        }
    }

    private static void closeAfter(SocketChannel channel, Duration timeout) {
        try {
            Thread.sleep(timeout);
            channel.close();
        } catch (InterruptedException | IOException e) {
            // the call ended first, or the channel is gone: either way there is nothing left to close
        }
    }

    private static Refusal lost(IOException e) {
        String reason = e instanceof ClosedChannelException ? "connection closed" : e.getMessage();
        return new Refusal(
                ProblemCode.UNREACHABLE,
                "lost the daemon in the middle of a call (" + reason + ")",
                "see 'ccapi daemon status' and 'ccapi logs'");
    }

    private static void write(SocketChannel channel, String method, String path, byte @Nullable [] body)
            throws IOException {
        StringBuilder head = new StringBuilder(128);
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: ccapi\r\n");
        if (body != null) {
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n");
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream(head.length() + 2 + (body == null ? 0 : body.length));
        message.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        if (body != null) {
            message.writeBytes(body);
        }
        ByteBuffer buffer = ByteBuffer.wrap(message.toByteArray());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
