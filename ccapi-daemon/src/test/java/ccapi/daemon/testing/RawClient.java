package ccapi.daemon.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An HTTP/1.1 client on a raw socket that can send anything and tells exactly what came back.
///
/// Belongs to one thread. One answer at a time: [#answer()] for a whole one, or [#head()] and then [#event()] or
/// [#rest()] to watch a stream arrive.
public final class RawClient implements AutoCloseable {
    /// How long a read waits for its next byte.
    public static final Duration LIMIT = Duration.ofSeconds(15);

    private final Wire wire;
    private final List<RawHead> interim = new ArrayList<>();
    private final ByteArrayOutputStream unread = new ByteArrayOutputStream();
    private Duration limit = LIMIT;
    private boolean toHead;
    private @Nullable RawHead head;
    private @Nullable RawBody body;

    private RawClient(Wire wire) {
        this.wire = wire;
    }

    /// Connects to a port of the loopback address.
    public static RawClient tcp(int port) throws IOException {
        return new RawClient(
                new Wire(SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))));
    }

    /// Connects to a Unix socket.
    public static RawClient unix(Path socket) throws IOException {
        return new RawClient(new Wire(SocketChannel.open(UnixDomainSocketAddress.of(socket))));
    }

    /// One `POST` of JSON, with a client key as bearer token.
    public static String post(String path, String key, String json) {
        return "POST " + path + " HTTP/1.1\r\nhost: ccapi.test\r\nauthorization: Bearer " + key
                + "\r\ncontent-type: application/json\r\ncontent-length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n"
                + new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /// One `GET`, with a client key as bearer token.
    public static String get(String path, String key) {
        return "GET " + path + " HTTP/1.1\r\nhost: ccapi.test\r\nauthorization: Bearer " + key + "\r\n\r\n";
    }

    /// Waits this long for the next byte of an answer from now on.
    public RawClient within(Duration limit) {
        this.limit = limit;
        return this;
    }

    /// Sends exact bytes, one per character (ISO 8859-1).
    public RawClient send(String text) throws IOException {
        toHead = text.startsWith("HEAD ");
        wire.write(text);
        return this;
    }

    /// Sends exact bytes.
    public RawClient send(byte[] bytes) throws IOException {
        wire.write(bytes);
        return this;
    }

    /// Reads the next whole answer.
    ///
    /// @throws EOFException           when the connection ended before its head
    /// @throws SocketTimeoutException when nothing comes in time
    public RawAnswer answer() throws IOException {
        head();
        return rest();
    }

    /// Reads the next answer's head; 1xx heads on the way are kept for [RawAnswer#interim()].
    public RawHead head() throws IOException {
        interim.clear();
        RawHead next = nextHead();
        while (next.word(1).startsWith("1") && !next.word(1).equals("101")) {
            interim.add(next);
            next = nextHead();
        }
        head = next;
        body = RawBody.ofAnswer(wire, next, toHead);
        return next;
    }

    private RawHead nextHead() throws IOException {
        RawHead next = RawHead.read(wire, limit);
        if (next == null) {
            throw new EOFException("the connection ended (" + wire.peer() + ") before an answer");
        }
        return next;
    }

    /// Reads what is left of the answer after [#head()].
    public RawAnswer rest() throws IOException {
        unread.write(current().all(limit));
        byte[] bytes = unread.toByteArray();
        unread.reset();
        return new RawAnswer(
                interim, Objects.requireNonNull(head), bytes, current().isComplete());
    }

    /// Reads the next server-sent event with its blank line, as it came; `null` at the end of the body.
    public @Nullable String event() throws IOException {
        while (true) {
            String text = unread.toString(StandardCharsets.UTF_8);
            int end = text.indexOf("\n\n");
            if (end >= 0) {
                String event = text.substring(0, end + 2);
                keep(text.substring(end + 2));
                return event;
            }
            byte[] some = current().some(limit);
            if (some.length == 0) {
                return null;
            }
            unread.write(some);
        }
    }

    private void keep(String text) {
        unread.reset();
        unread.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private RawBody current() {
        if (body == null) {
            throw new IllegalStateException("read the head first");
        }
        return body;
    }

    /// Whether the body ended as its framing says.
    public boolean isComplete() {
        return current().isComplete();
    }

    /// Waits until the server has ended the connection and says how; [Wire.Peer#OPEN] when it does not in time.
    public Wire.Peer awaitEnd(Duration limit) {
        wire.awaitPeerGone(limit);
        return wire.peer();
    }

    /// Everything that still comes until the connection ends or nothing comes for as long as given.
    public String drain(Duration silence) throws IOException {
        StringBuilder text = new StringBuilder();
        try {
            for (byte[] some = wire.readSome(Integer.MAX_VALUE, silence);
                    some.length > 0;
                    some = wire.readSome(Integer.MAX_VALUE, silence)) {
                text.append(new String(some, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketTimeoutException e) {
            // silence is what was waited for
        }
        return text.toString();
    }

    /// The connection itself, for pauses, drips and half-closes.
    public Wire wire() {
        return wire;
    }

    /// Throws the connection away: RST on TCP.
    public void reset() throws IOException {
        wire.reset();
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
