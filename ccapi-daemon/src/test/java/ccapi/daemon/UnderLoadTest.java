package ccapi.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Answer;
import ccapi.daemon.testing.Canned;
import ccapi.daemon.testing.DaemonFolder;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.FakeUpstream;
import ccapi.daemon.testing.Faults;
import ccapi.daemon.testing.Paced;
import ccapi.daemon.testing.Plain;
import ccapi.daemon.testing.RawAnswer;
import ccapi.daemon.testing.RawClient;
import ccapi.shared.AdminClient;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.AddAccount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A daemon as a process of its own under more than it would like: floods, loads, answers without end, and a stop in
/// the middle of them.
class UnderLoadTest {
    private static final String BODY =
            "{\"model\":\"claude-sonnet-5-5\",\"max_tokens\":9,\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";

    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private Path folder;
    private FakeUpstream upstream;
    private String key;
    private int port;

    @BeforeEach
    void open() throws IOException {
        folder = DaemonFolder.make();
        upstream = FakeUpstream.start();
    }

    @AfterEach
    void close() throws IOException {
        clients.shutdownNow();
        upstream.close();
        DaemonFolder.delete(folder);
    }

    private DaemonProcess daemon(String heap, int files, String... config) throws Exception {
        Files.writeString(folder.resolve("config.yaml"), "listen: 127.0.0.1:0\n" + String.join("\n", config) + "\n");
        DaemonProcess daemon = DaemonProcess.spawn(folder, heap, files).awaitReady();
        AdminClient admin = daemon.admin();
        admin.accounts()
                .add(new AddAccount(
                        "it", AccountType.CLAUDE_API, "sk-it", upstream.url(), 1, null, null, null, null, null));
        key = admin.keys().create(Plain.key("load")).key();
        String listen = admin.status().get().listen();
        port = Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
        return daemon;
    }

    /// One streamed answer.
    private RawAnswer ask() throws IOException {
        try (RawClient client = RawClient.tcp(port).within(Duration.ofSeconds(60))) {
            return client.send(RawClient.post("/v1/messages", key, BODY)).answer();
        }
    }

    /// Milliseconds that one streamed answer took from asking to its end; the answer must be whole. As lean as a
    /// client can be, since thousands of them share the machine with what they measure.
    private long timed() throws IOException {
        long begin = System.nanoTime();
        try (SocketChannel channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            channel.write(
                    ByteBuffer.wrap(RawClient.post("/v1/messages", key, BODY).getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer some = ByteBuffer.allocate(16 * 1024);
            for (boolean whole = false; !whole; some.clear()) {
                assertThat(channel.read(some)).as("more of the answer").isPositive();
                whole = some.position() >= 5
                        && some.get(some.position() - 5) == '0'
                        && some.get(some.position() - 1) == '\n';
            }
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private <T> List<Future<T>> many(int count, Callable<T> what) {
        List<Future<T>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(clients.submit(what));
        }
        return all;
    }

    /// Streamed answers one after the other.
    private int inARow(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            timed();
        }
        return count;
    }

    /// Clients that come one after the other, as people do; how long each one's answer took from its own asking.
    private List<Future<Long>> arriving(int count, Duration within) {
        long begin = System.nanoTime();
        List<Future<Long>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long due = begin + within.toNanos() * i / count;
            all.add(clients.submit(() -> {
                LockSupport.parkNanos(due - System.nanoTime());
                return timed();
            }));
        }
        return all;
    }

    /// A moment of the test's own choosing: there is no condition to wait for.
    private static void after(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /// S89
    @Proves(value = Promise.P27, measured = "5,000 connections: TCP and socket answer at once")
    @Proves(Promise.F2)
    @Test
    void aFloodOfConnectionsKillsNoListener() throws Exception {
        flood(Duration.ofSeconds(1));
    }

    @Proves(value = Promise.P27, measured = "also when it lasts 25 s")
    @Tag("slow")
    @Test
    void aFloodThatLastsIsNotTakenForADeadListener() throws Exception {
        flood(Duration.ofSeconds(25));
    }

    private void flood(Duration lasting) throws Exception {
        try (DaemonProcess daemon = daemon("256m", 1024)) {
            List<SocketChannel> flood = new ArrayList<>();
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            try {
                for (int i = 0; i < 5000; i++) {
                    SocketChannel channel = SocketChannel.open();
                    flood.add(channel);
                    channel.configureBlocking(false);
                    channel.connect(address);
                }
                after(lasting);
                assertThat(daemon.admin().status().get().state())
                        .as("meanwhile")
                        .isEqualTo("running");
            } finally {
                for (SocketChannel channel : flood) {
                    channel.close();
                }
            }
            long begin = System.nanoTime();
            assertThat(daemon.admin().status().get().state()).isEqualTo("running");
            assertThat(ask().isComplete()).isTrue();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            System.out.println("figure P27: answered " + took.toMillis() + " ms after a flood of " + lasting);
            assertThat(took).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Proves(value = Promise.P25, measured = "the whole daemon in a heap of 64 MB")
    @Tag("slow")
    @Test
    void answersWithoutEndFitIntoASmallHeap() throws Exception {
        String sse = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n";
        byte[] block = "a".repeat(65536).getBytes(StandardCharsets.US_ASCII);
        Answer line = (_, wire) -> {
            wire.write(sse + "content-length: 104857600\r\n\r\ndata: ");
            for (int i = 0; i < 1600; i++) {
                wire.write(block);
            }
        };
        try (DaemonProcess daemon = daemon("64m", 0, "timeouts: {first_byte: 20s, whole_answer: 20s}")) {
            for (Answer endless : List.of(
                    Faults.longHeader(100L << 20),
                    Faults.endlessHeaders(),
                    line,
                    Faults.hugeBody("application/json", "{\"a\":\"", 1L << 30),
                    Faults.hugeBody("text/event-stream", "event: ping\n\n", 1L << 30))) {
                upstream.always(endless);
                assertThat(looksWhole(daemon)).isFalse();
                daemon.admin().accounts().clear("it");
                daemon.admin().accounts().enable("it");
            }
            upstream.always(Canned.stream(Files.readAllBytes(whole()), 50));
            System.out.println("figure P25: " + daemon.residentMiB() + " MiB resident after all, heap of 64 MB");
            assertThat(daemon.admin().status().get().state()).isEqualTo("running");
        }
    }

    /// S91
    @Test
    void sixChunksOfAHundredMegabytesFitIntoASmallHeap() throws Exception {
        upstream.always(Canned.stream(Files.readAllBytes(whole()), 50));
        try (DaemonProcess daemon = daemon("256m", 0)) {
            assertThat(many(6, () -> sendsInChunks("claude-sonnet-5-5", 100, 100)))
                    .allSatisfy(client -> assertThat(done(client)).isNotEqualTo(200));
            assertThat(looksWhole(daemon)).isTrue();
        }
    }

    @Proves(
            value = Promise.P25,
            measured = "nor clients: 16 bodies of 31 MiB at once in the launcher's heap, as they are and translated")
    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"claude-sonnet-5-5", "gpt-5.4"})
    void manyLargeBodiesAtOnceFitIntoTheHeap(String model) throws Exception {
        upstream.always(Canned.stream(Files.readAllBytes(whole()), 50));
        try (DaemonProcess daemon = daemon("", 0)) {
            daemon.admin()
                    .accounts()
                    .add(new AddAccount(
                            "translated",
                            AccountType.OPENAI_API,
                            "sk-it",
                            upstream.url() + "/v1",
                            1,
                            null,
                            null,
                            null,
                            null,
                            null));
            List<Integer> told = many(16, () -> sendsInChunks(model, 31, 1)).stream()
                    .map(UnderLoadTest::done)
                    .toList();
            assertThat(looksWhole(daemon)).isTrue();
            assertThat(told).contains(200).doesNotContain(500);
        }
    }

    /// Asks with so many MiB of words, in chunks of so many MiB.
    ///
    /// @return the status, 0 when the connection was ended first
    private int sendsInChunks(String model, int wordsMiB, int chunkMiB) throws IOException {
        byte[] block = "\u00e5\u00a5\u00bda".repeat(16384).getBytes(StandardCharsets.ISO_8859_1);
        String[] body = BODY.replace("claude-sonnet-5-5", model).split("(?<=content\":\")x", -1);
        try (RawClient client = RawClient.tcp(port).within(Duration.ofSeconds(60))) {
            client.send("POST /v1/messages HTTP/1.1\r\nhost: x\r\nx-api-key: " + key
                    + "\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n" + chunk(body[0]));
            for (int words = 0; words < wordsMiB; words += chunkMiB) {
                client.send(Integer.toHexString(chunkMiB << 20) + "\r\n");
                for (int sent = 0; sent < chunkMiB << 20; sent += block.length) {
                    client.send(block);
                }
                client.send("\r\n");
            }
            return client.send(chunk(body[1]) + "0\r\n\r\n").answer().status();
        } catch (IOException e) {
            return 0;
        }
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private boolean looksWhole(DaemonProcess daemon) {
        try {
            RawAnswer answer = ask();
            return answer.status() == 200 && answer.isComplete();
        } catch (IOException e) {
            throw new AssertionError("no answer: " + daemon.output(), e);
        }
    }

    private Path whole() throws IOException {
        return Files.writeString(folder.resolve("whole"), "event: message_stop\ndata: {}\n\n");
    }

    @Proves(
            value = Promise.P30,
            measured = "3,000 of 3,000 whole, p99 10.07 s, 312 MiB, on 2 cores shared with clients and upstream")
    @Tag("slow")
    @Test
    void threeThousandStreamsAreCarriedAtOnce() throws Exception {
        try (DaemonProcess daemon = daemon("", 0, "max_connections: 4000")) {
            // as one that has served for a while: a JIT that is cold halves what it can
            upstream.always(new Paced(50, Duration.ofMillis(4)));
            many(40, () -> inARow(100)).forEach(UnderLoadTest::done);
            upstream.always(new Paced(50, Duration.ofMillis(200)));
            List<Future<Long>> streams = arriving(3000, Duration.ofSeconds(4));
            after(Duration.ofSeconds(9));
            long memory = daemon.residentMiB();
            List<Long> took = streams.stream().map(UnderLoadTest::done).sorted().toList();
            long p99 = took.get(took.size() * 99 / 100);
            System.out.println("figure P30: " + took.size() + " of 3000, p50 " + took.get(took.size() / 2) + " ms, p99 "
                    + p99 + " ms, " + memory + " MiB resident");
            assertThat(memory).isLessThan(512);
            assertThat(p99).isLessThan(10_500);
        }
    }

    private static <T> T done(Future<T> task) {
        try {
            return task.get(120, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("a client failed", e);
        }
    }

    @Proves(value = Promise.P32, measured = "100 of 100 whole, exit 0")
    @Tag("slow")
    @Test
    void aStopWaitsForStreamsUnderWay() throws Exception {
        upstream.always(new Paced(100, Duration.ofMillis(200)));
        try (DaemonProcess daemon = daemon("256m", 0, "shutdown: {drain: 30s}")) {
            List<Future<RawAnswer>> streams = many(100, this::ask);
            after(Duration.ofSeconds(5));
            daemon.terminate();
            assertThat(streams)
                    .allSatisfy(stream -> assertThat(done(stream).isComplete()).isTrue());
            assertThat(daemon.exitStatus()).isZero();
        }
    }

    @Proves(value = Promise.P32, measured = "100 of 100 cut visibly and booked")
    @Tag("slow")
    @Test
    void aStopThatHasWaitedLongEnoughCutsVisiblyAndBooks() throws Exception {
        upstream.always(new Paced(100, Duration.ofMillis(200)));
        try (DaemonProcess daemon = daemon("256m", 0, "shutdown: {drain: 5s}")) {
            List<Future<RawAnswer>> streams = many(100, this::ask);
            after(Duration.ofSeconds(5));
            long begin = System.nanoTime();
            daemon.terminate();
            assertThat(daemon.exitStatus()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
            assertThat(streams)
                    .allSatisfy(stream -> assertThat(done(stream).isComplete()).isFalse());
        }
        try (DaemonProcess again = DaemonProcess.spawn(folder).awaitReady()) {
            assertThat(again.admin().status().get().todayRequests()).isEqualTo(100);
        }
    }

    @Proves(value = Promise.P32, measured = "a second signal ends it within 1 s")
    @Test
    void aSecondSignalEndsItAtOnce() throws Exception {
        upstream.always(new Paced(100, Duration.ofMillis(200)));
        try (DaemonProcess daemon = daemon("256m", 0)) {
            Future<RawAnswer> stream = clients.submit(this::ask);
            upstream.awaitRequest(1);
            daemon.terminate();
            Eventually.holds(
                    "it drains", () -> daemon.admin().status().get().state().equals("draining"));
            long begin = System.nanoTime();
            daemon.terminate();
            assertThat(daemon.exitStatus()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
            assertThat(done(stream).isComplete()).isFalse();
        }
    }
}
