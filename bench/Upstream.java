import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.PriorityQueue;

/// A provider for measuring: one thread, no parsing worth the name, so that it is never the bottleneck.
///
/// What it answers is told by the request's body: `"bench":"json"` 2 KiB of JSON, `"bench":"sse:N"` N events as fast as
/// the reader takes them, `"bench":"paced:N:MS"` N events, one every MS milliseconds, each with the time it was sent.
///
/// Usage: `java Upstream.java PORT`
final class Upstream {
    private static final int EVENTS_A_WRITE = 64;

    private final Selector selector = Selector.open();
    private final PriorityQueue<Client> due = new PriorityQueue<>((a, b) -> Long.compare(a.dueNanos, b.dueNanos));
    private final byte[] json = jsonAnswer();
    private final byte[] fast = chunk(delta(0)).getBytes(StandardCharsets.US_ASCII);

    private Upstream() throws IOException {}

    public static void main(String[] args) throws IOException {
        new Upstream().serve(Integer.parseInt(args[0]));
    }

    private final class Client {
        final SocketChannel channel;
        final SelectionKey key;
        final ArrayDeque<ByteBuffer> out = new ArrayDeque<>();
        ByteBuffer in = ByteBuffer.allocate(8192);
        int eventsLeft;
        long periodNanos;
        long dueNanos;

        Client(SocketChannel channel, SelectionKey key) {
            this.channel = channel;
            this.key = key;
        }

        void read() throws IOException {
            if (!in.hasRemaining()) {
                ByteBuffer larger = ByteBuffer.allocate(in.capacity() * 4);
                in.flip();
                larger.put(in);
                in = larger;
            }
            if (channel.read(in) < 0) {
                channel.close();
                return;
            }
            int end = request();
            if (end > 0) {
                answer(end);
            }
        }

        /// Length of the whole request at the front of the buffer, 0 when it is not all there.
        int request() {
            byte[] bytes = in.array();
            int length = in.position();
            for (int i = 0; i + 3 < length; i++) {
                if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                    int whole = i + 4 + contentLength(bytes, i);
                    return length >= whole ? whole : 0;
                }
            }
            return 0;
        }

        void answer(int end) throws IOException {
            byte[] bytes = in.array();
            int at = find(bytes, Math.max(0, end - 64), end, "\"bench\":\"");
            String what = at < 0 ? "json" : text(bytes, at + 9, end);
            in.position(in.position() - end);
            System.arraycopy(bytes, end, bytes, 0, in.position());
            if (what.startsWith("sse:")) {
                eventsLeft = Integer.parseInt(what.substring(4));
                periodNanos = 0;
                send(ByteBuffer.wrap(start()));
                write();
            } else if (what.startsWith("paced:")) {
                String[] parts = what.split(":");
                eventsLeft = Integer.parseInt(parts[1]);
                periodNanos = Long.parseLong(parts[2]) * 1_000_000;
                send(ByteBuffer.wrap(start()));
                write();
                dueNanos = System.nanoTime() + periodNanos;
                due.add(this);
            } else {
                send(ByteBuffer.wrap(json));
                write();
            }
        }

        void send(ByteBuffer bytes) {
            out.add(bytes);
        }

        void write() throws IOException {
            while (true) {
                while (!out.isEmpty()) {
                    channel.write(out.peek());
                    if (out.peek().hasRemaining()) {
                        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                        return;
                    }
                    out.remove();
                }
                if (eventsLeft == 0 || periodNanos > 0) {
                    key.interestOps(SelectionKey.OP_READ);
                    return;
                }
                int count = Math.min(EVENTS_A_WRITE, eventsLeft);
                ByteBuffer batch = ByteBuffer.allocate(count * fast.length);
                for (int i = 0; i < count; i++) {
                    batch.put(fast);
                }
                eventsLeft -= count;
                send(batch.flip());
                if (eventsLeft == 0) {
                    send(ByteBuffer.wrap(end()));
                }
            }
        }

        void tick(long now) throws IOException {
            send(ByteBuffer.wrap(chunk(delta(now)).getBytes(StandardCharsets.US_ASCII)));
            eventsLeft--;
            if (eventsLeft == 0) {
                send(ByteBuffer.wrap(end()));
                periodNanos = 0;
            } else {
                dueNanos += periodNanos;
                due.add(this);
            }
            write();
        }
    }

    private void serve(int port) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        server.bind(new InetSocketAddress("127.0.0.1", port), 8192);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        System.out.println("upstream on " + port);
        while (true) {
            long wait = due.isEmpty() ? 1000 : (due.peek().dueNanos - System.nanoTime()) / 1_000_000;
            if (wait > 0) {
                selector.select(wait);
            } else {
                selector.selectNow();
            }
            for (SelectionKey key : selector.selectedKeys()) {
                handle(server, key);
            }
            selector.selectedKeys().clear();
            long now = System.nanoTime();
            while (!due.isEmpty() && due.peek().dueNanos <= now) {
                Client client = due.remove();
                if (client.channel.isOpen()) {
                    quietly(client, () -> client.tick(System.nanoTime()));
                }
            }
        }
    }

    private void handle(ServerSocketChannel server, SelectionKey key) throws IOException {
        if (key.isAcceptable()) {
            for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                SelectionKey own = channel.register(selector, SelectionKey.OP_READ);
                own.attach(new Client(channel, own));
            }
            return;
        }
        Client client = (Client) key.attachment();
        quietly(client, () -> {
            if (key.isReadable()) {
                client.read();
            }
            if (key.isValid() && key.isWritable()) {
                client.write();
            }
        });
    }

    private interface Io {
        void run() throws IOException;
    }

    private static void quietly(Client client, Io work) throws IOException {
        try {
            work.run();
        } catch (IOException e) {
            client.channel.close();
        }
    }

    private static int contentLength(byte[] bytes, int headEnd) {
        String head = new String(bytes, 0, headEnd, StandardCharsets.ISO_8859_1).toLowerCase();
        int at = head.indexOf("content-length:");
        if (at < 0) {
            return 0;
        }
        int end = head.indexOf('\r', at);
        return Integer.parseInt(head.substring(at + 15, end < 0 ? head.length() : end).strip());
    }

    private static int find(byte[] bytes, int from, int to, String what) {
        byte[] wanted = what.getBytes(StandardCharsets.US_ASCII);
        outer:
        for (int i = from; i + wanted.length <= to; i++) {
            for (int j = 0; j < wanted.length; j++) {
                if (bytes[i + j] != wanted[j]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }

    private static String text(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != '"') {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.US_ASCII);
    }

    private static byte[] jsonAnswer() {
        String body = "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-sonnet-5\",\"content\":"
                + "[{\"type\":\"text\",\"text\":\"" + "x".repeat(1780) + "\"}],\"stop_reason\":\"end_turn\",\"stop_sequence\":null,"
                + "\"usage\":{\"input_tokens\":12,\"cache_read_input_tokens\":0,\"cache_creation_input_tokens\":0,\"output_tokens\":450}}";
        return ("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] start() {
        String event = "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":"
                + "\"assistant\",\"model\":\"claude-sonnet-5\",\"content\":[],\"stop_reason\":null,\"usage\":{\"input_tokens\":12,\"output_tokens\":1}}}\n\n"
                + "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n";
        return ("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n" + chunk(event))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] end() {
        String event = "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
                + "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":100}}\n\n"
                + "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";
        return (chunk(event) + "0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String delta(long nanos) {
        return "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"T"
                + nanos + " some words\"}}\n\n";
    }

    private static String chunk(String data) {
        return Integer.toHexString(data.length()) + "\r\n" + data + "\r\n";
    }
}
