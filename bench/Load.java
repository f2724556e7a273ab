import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A client for measuring: one thread, many connections, answers counted rather than understood. Prints one line of
/// `name=value` figures.
///
/// Usage: `java Load.java PORT KEY KIND CONNECTIONS SECONDS`, where KIND is `json`, `body` (1 MiB sent), `sse:N` or
/// `paced:N:MS`. The first two run in a closed loop for SECONDS; a stream kind runs each connection's stream once,
/// `sse` again and again until SECONDS have passed.
final class Load {
    private static final byte[] MARK = "\"text\":\"T".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT = "event: content_block_delta".getBytes(StandardCharsets.US_ASCII);

    private static final long RAMP_NANOS = 4_000_000_000L;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    private final byte[] piece = new byte[256 * 1024];
    private final int port;
    private final byte[] request;
    private final boolean stream;
    private final boolean paced;
    private final long stopNanos;
    private final List<Conn> all = new ArrayList<>();
    private long[] micros = new long[1 << 20];
    private int samples;
    private long done;
    private long failed;
    private long events;
    private int open;

    private Load(String[] args) throws IOException {
        port = Integer.parseInt(args[0]);
        String kind = args[2];
        stream = kind.startsWith("sse") || kind.startsWith("paced");
        paced = kind.startsWith("paced");
        String filler = kind.equals("body") ? "x".repeat(1 << 20) : "hello";
        String body = "{\"model\":\"claude-sonnet-5\",\"max_tokens\":1000,\"stream\":" + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + filler + "\"}],\"bench\":\"" + kind + "\"}";
        request = ("POST /v1/messages HTTP/1.1\r\nhost: 127.0.0.1\r\nx-api-key: " + args[1]
                        + "\r\nanthropic-version: 2023-06-01\r\ncontent-type: application/json\r\ncontent-length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
        stopNanos = (long) (Double.parseDouble(args[4]) * 1e9);
    }

    public static void main(String[] args) throws IOException {
        new Load(args).run(Integer.parseInt(args[3]));
    }

    private final class Conn {
        SocketChannel channel;
        SelectionKey key;
        ByteBuffer out = ByteBuffer.wrap(request);
        long sentNanos;
        long bodyLeft = -1;
        boolean chunked;
        final byte[] tail = new byte[64];
        int tailLength;
        boolean ended;

        void connect() throws IOException {
            channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(new InetSocketAddress("127.0.0.1", port));
            channel.configureBlocking(false);
            key = channel.register(selector, 0, this);
            open++;
        }

        void send() throws IOException {
            if (out.position() == 0) {
                sentNanos = System.nanoTime();
            }
            channel.write(out);
            key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE | SelectionKey.OP_READ : SelectionKey.OP_READ);
        }

        void read() throws IOException {
            buffer.clear();
            int count = channel.read(buffer);
            if (count < 0) {
                fail();
                return;
            }
            long now = System.nanoTime();
            buffer.flip().get(piece, 0, count);
            if (stream) {
                events(count, now);
            } else {
                json(count, now);
            }
        }

        void json(int count, long now) throws IOException {
            int from = 0;
            if (bodyLeft < 0) {
                String head = new String(piece, 0, count, StandardCharsets.ISO_8859_1);
                int end = head.indexOf("\r\n\r\n");
                int at = head.toLowerCase(Locale.ROOT).indexOf("content-length:");
                if (end < 0 || at < 0 || !head.startsWith("HTTP/1.1 200")) {
                    fail();
                    return;
                }
                bodyLeft = Long.parseLong(head.substring(at + 15, head.indexOf('\r', at)).strip());
                from = end + 4;
            }
            bodyLeft -= count - from;
            if (bodyLeft <= 0) {
                bodyLeft = -1;
                sample((now - sentNanos) / 1000);
                done++;
                again();
            }
        }

        void events(int count, long now) throws IOException {
            // every event is counted by its name line; what a read cuts in two is looked at again with the next
            byte[] joined = piece;
            int length = count;
            if (tailLength > 0) {
                joined = Arrays.copyOf(tail, tailLength + count);
                System.arraycopy(piece, 0, joined, tailLength, count);
                length = tailLength + count;
            }
            int keep = Math.min(length, MARK.length + 24);
            int limit = length - keep;
            byte[] wanted = paced ? MARK : EVENT;
            for (int i = 0; i < limit; i++) {
                if (joined[i] == wanted[0] && matches(joined, i, wanted)) {
                    events++;
                    if (paced) {
                        long sent = 0;
                        for (int j = i + MARK.length; joined[j] >= '0' && joined[j] <= '9'; j++) {
                            sent = sent * 10 + joined[j] - '0';
                        }
                        sample((now - sent) / 1000);
                    }
                }
            }
            tailLength = keep;
            System.arraycopy(joined, length - keep, tail, 0, keep);
            if (length >= 5 && endsStream(joined, length)) {
                done++;
                tailLength = 0;
                again();
            }
        }

        void again() throws IOException {
            if (paced || System.nanoTime() - startNanos > stopNanos) {
                close();
                return;
            }
            out = ByteBuffer.wrap(request);
            send();
        }

        void fail() throws IOException {
            failed++;
            close();
            if (System.nanoTime() - startNanos < stopNanos && failed < 1000) {
                bodyLeft = -1;
                tailLength = 0;
                out = ByteBuffer.wrap(request);
                connect();
                send();
            }
        }

        void close() throws IOException {
            channel.close();
            open--;
        }
    }

    private long startNanos;

    private void run(int connections) throws IOException {
        startNanos = System.nanoTime();
        while (open > 0 || all.size() < connections) {
            long wait = arrive(connections);
            if (wait > 0) {
                selector.select(wait);
            } else {
                selector.selectNow();
            }
            for (SelectionKey key : selector.selectedKeys()) {
                Conn conn = (Conn) key.attachment();
                try {
                    if (key.isValid() && key.isWritable()) {
                        conn.send();
                    }
                    if (key.isValid() && key.isReadable()) {
                        conn.read();
                    }
                } catch (IOException e) {
                    conn.fail();
                }
            }
            selector.selectedKeys().clear();
            if (System.nanoTime() - startNanos > stopNanos + 120_000_000_000L) {
                break;
            }
        }
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        Arrays.sort(micros, 0, samples);
        System.out.printf(
                Locale.ROOT,
                "done=%d failed=%d seconds=%.2f per_second=%.0f events=%d events_per_second=%.0f p50_us=%d p99_us=%d%n",
                done, failed, seconds, done / seconds, events, events / seconds, percentile(50), percentile(99));
    }

    /// Lets those come whose time it is: streams one after the other, as people do, the others all at once.
    ///
    /// @return milliseconds until the next comes
    private long arrive(int connections) throws IOException {
        long gap = paced ? RAMP_NANOS / connections : 0;
        while (all.size() < connections) {
            long left = startNanos + gap * all.size() - System.nanoTime();
            if (left > 0) {
                return left / 1_000_000;
            }
            Conn conn = new Conn();
            all.add(conn);
            conn.connect();
            conn.send();
        }
        return 1000;
    }

    private void sample(long value) {
        if (samples == micros.length) {
            micros = Arrays.copyOf(micros, samples * 2);
        }
        micros[samples++] = value;
    }

    private long percentile(int percent) {
        return samples == 0 ? 0 : micros[(int) Math.min(samples - 1L, samples * (long) percent / 100)];
    }

    private static boolean endsStream(byte[] bytes, int length) {
        return bytes[length - 5] == '0' && bytes[length - 4] == '\r' && bytes[length - 3] == '\n'
                && bytes[length - 2] == '\r' && bytes[length - 1] == '\n';
    }

    private static boolean matches(byte[] bytes, int at, byte[] wanted) {
        for (int i = 1; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
