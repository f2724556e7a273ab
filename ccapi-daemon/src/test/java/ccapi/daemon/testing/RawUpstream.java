package ccapi.daemon.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A scripted HTTP/1.1 server on a raw socket, for what no HTTP library would send.
///
/// Scripts are consumed in the order of arrival: first those for new connections ([#nextConnection]), then one
/// answer per request ([#next]), then the usual answer for ever ([#always]). Listens on loopback only.
public final class RawUpstream implements AutoCloseable {
    private static final Answer OK =
            Answer.raw("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}");

    /// What to do with a connection before anything was read from it; it is closed afterwards.
    @FunctionalInterface
    public interface ConnectionScript {
        /// Plays the script.
        void play(Wire wire) throws IOException;
    }

    private final ServerSocketChannel server;
    private final ConcurrentLinkedQueue<ConnectionScript> connectionScripts = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<RawRequest> requests = new CopyOnWriteArrayList<>();
    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger playing = new AtomicInteger();
    private final AtomicInteger mostPlaying = new AtomicInteger();
    private volatile Answer usual = OK;
    private volatile boolean closed;

    private RawUpstream(ServerSocketChannel server) {
        this.server = server;
    }

    /// Listens on a free port of the loopback address.
    public static RawUpstream start() throws IOException {
        return start(0);
    }

    /// Listens on a given port of the loopback address, 0 for a free one.
    public static RawUpstream start(int port) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 4096);
        RawUpstream upstream = new RawUpstream(server);
        Thread.ofVirtual().name("raw-upstream").start(upstream::accept);
        return upstream;
    }

    private void accept() {
        while (!closed) {
            try {
                SocketChannel channel = server.accept();
                Wire wire = new Wire(channel);
                wires.add(wire);
                int number = wires.size();
                threads.add(Thread.ofVirtual().name("raw-upstream-" + number).start(() -> serve(wire, number)));
            } catch (IOException e) {
                // closed, or a connection that went while it was being accepted
            }
        }
    }

    private void serve(Wire wire, int number) {
        try (wire) {
            ConnectionScript script = connectionScripts.poll();
            if (script != null) {
                script.play(wire);
                return;
            }
            RawRequest request = RawRequest.read(wire, number);
            while (request != null && answer(request, wire)) {
                request = RawRequest.read(wire, number);
            }
        } catch (IOException e) {
            // the other side went: what that means is for the test to say
        } catch (RuntimeException | AssertionError e) {
            if (!closed) {
                failures.add(e);
            }
        }
    }

    private boolean answer(RawRequest request, Wire wire) throws IOException {
        mostPlaying.accumulateAndGet(playing.incrementAndGet(), Math::max);
        try {
            requests.add(request);
            Answer scripted = answers.poll();
            (scripted == null ? usual : scripted).play(request, wire);
        } finally {
            playing.decrementAndGet();
        }
        return !wire.isClosedHere() && !"close".equalsIgnoreCase(request.header("connection"));
    }

    /// What the next new connection meets.
    public RawUpstream nextConnection(ConnectionScript script) {
        connectionScripts.add(script);
        return this;
    }

    /// Answers for the next requests, in this order.
    public RawUpstream next(Answer... scripted) {
        answers.addAll(List.of(scripted));
        return this;
    }

    /// The answer when nothing else is scripted; `{}` until it is set.
    public RawUpstream always(Answer answer) {
        usual = answer;
        return this;
    }

    /// Where it listens.
    public int port() {
        try {
            return ((InetSocketAddress) server.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new IllegalStateException("the upstream is closed", e);
        }
    }

    /// Its base address, without a slash at the end.
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /// Every request so far, in order of arrival.
    public List<RawRequest> requests() {
        return List.copyOf(requests);
    }

    /// Waits for the n-th request (counted from 1) and returns it.
    public RawRequest awaitRequest(int n) {
        Eventually.holds("request " + n + " at the upstream", () -> requests.size() >= n);
        return requests.get(n - 1);
    }

    /// Every connection so far, in order of arrival.
    public List<Wire> connections() {
        return List.copyOf(wires);
    }

    /// Waits until the client has ended the n-th connection (counted from 1) and says how; [Wire.Peer#OPEN] when the
    /// upstream itself ended it first.
    ///
    /// @throws AssertionError when it does not within the limit
    public Wire.Peer awaitClientGone(int n, Duration limit) {
        Eventually.holds("connection " + n + " at the upstream", () -> wires.size() >= n);
        Wire wire = wires.get(n - 1);
        if (!wire.awaitPeerGone(limit) && !wire.isClosedHere()) {
            throw new AssertionError("the client keeps connection " + n + " after " + limit.toMillis() + " ms");
        }
        return wire.peer();
    }

    /// How many answers are being played now.
    public int playing() {
        return playing.get();
    }

    /// The most answers that were ever played at once.
    public int mostPlaying() {
        return mostPlaying.get();
    }

    /// Ends every connection and the listener.
    ///
    /// @throws AssertionError when a script failed in a way that is not the other side's going
    @Override
    public void close() throws IOException {
        closed = true;
        server.close();
        for (Wire wire : wires) {
            wire.close();
        }
        threads.forEach(Thread::interrupt);
        if (!failures.isEmpty()) {
            throw new AssertionError("a script of the upstream failed", failures.getFirst());
        }
    }
}
