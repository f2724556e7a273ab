package ccapi.daemon.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Answer;
import ccapi.daemon.testing.Faults;
import ccapi.daemon.testing.RawUpstream;
import ccapi.daemon.testing.Wire;
import ccapi.daemon.upstream.UpstreamException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each way in which an upstream can break HTTP is told apart, at once, and never read as a whole answer.
class UpstreamFaultsTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";

    private static UpstreamRequest request(RawUpstream upstream) {
        Endpoint endpoint = Endpoint.Base.of(upstream.url()).endpoint();
        return UpstreamRequest.to(endpoint, "POST", "/x").body(new byte[] {'{', '}'});
    }

    private static Kind fault(Answer answer) throws IOException {
        try (RawUpstream upstream = RawUpstream.start().next(answer);
                UpstreamClient client = new UpstreamClient(Duration.ofSeconds(5))) {
            try (UpstreamAnswer head = client.send(request(upstream), _ -> {})) {
                head.readAll(1 << 20);
                return Assertions.fail("read as a whole answer");
            } catch (UpstreamException e) {
                upstream.awaitClientGone(1, Duration.ofSeconds(5));
                return e.kind();
            }
        }
    }

    static Stream<Arguments> broken() {
        String ok = "HTTP/1.1 200 OK\r\n";
        return Stream.of(
                argumentSet("U138 RST at once", Faults.reset(), Kind.CUT),
                argumentSet("U139 FIN at once", Faults.fin(), Kind.CUT),
                argumentSet("U140 half a status line", Faults.thenFin("HTTP/1.1 2"), Kind.CUT),
                argumentSet("U140 half a header", Faults.thenFin(ok + "content-le"), Kind.CUT),
                argumentSet(
                        "U141 length longer than body", Faults.thenFin(ok + "content-length: 9\r\n\r\n{}"), Kind.CUT),
                argumentSet("U142 cut between chunks", Faults.thenFin(CHUNKED + "2\r\n{}\r\n"), Kind.CUT),
                argumentSet("U143 cut in a chunk", Faults.thenFin(CHUNKED + "9\r\n{}"), Kind.CUT),
                argumentSet("U143 cut in the last chunk", Faults.thenFin(CHUNKED + "2\r\n{}\r\n0\r\n"), Kind.CUT),
                argumentSet("U144 RST in the body", Faults.thenReset(CHUNKED + "2\r\n{}\r\n"), Kind.CUT),
                argumentSet("U147 chunk size not a number", Faults.thenStall(CHUNKED + "zz\r\n{}\r\n"), Kind.MALFORMED),
                argumentSet("U147 chunk size with a sign", Faults.thenStall(CHUNKED + "+2\r\n{}\r\n"), Kind.MALFORMED),
                argumentSet("U147 chunk size as 0x2", Faults.thenStall(CHUNKED + "0x2\r\n{}\r\n"), Kind.MALFORMED),
                argumentSet("U147 chunk size empty", Faults.thenStall(CHUNKED + "\r\n{}\r\n"), Kind.MALFORMED),
                argumentSet(
                        "U147 chunk size too large",
                        Faults.thenStall(CHUNKED + "f".repeat(16) + "\r\n"),
                        Kind.MALFORMED),
                argumentSet(
                        "U147 chunk longer than it says", Faults.thenStall(CHUNKED + "1\r\n{}\r\n"), Kind.MALFORMED),
                argumentSet(
                        "U147 chunk size line endless",
                        Faults.thenStall(CHUNKED + "1;" + "x".repeat(20_000)),
                        Kind.TOO_LARGE),
                argumentSet("U149 garbage status line", Faults.thenStall("HELLO\r\n\r\n"), Kind.MALFORMED),
                argumentSet("U149 status with letters", Faults.thenStall("HTTP/1.1 2x0 OK\r\n\r\n"), Kind.MALFORMED),
                argumentSet("U149 status of one digit", Faults.thenStall("HTTP/1.1 2 OK\r\n\r\n"), Kind.MALFORMED),
                argumentSet("U149 HTTP/2 status line", Faults.thenStall("HTTP/2.0 200 OK\r\n\r\n"), Kind.MALFORMED),
                argumentSet("U155 103 before 200", Faults.thenStall("HTTP/1.1 103 Early\r\n\r\n" + ok), Kind.MALFORMED),
                argumentSet("U155 100 unasked", Faults.thenStall("HTTP/1.1 100 Continue\r\n\r\n" + ok), Kind.MALFORMED),
                argumentSet("U155 101 unasked", Faults.thenStall("HTTP/1.1 101 Switching\r\n\r\n"), Kind.MALFORMED),
                argumentSet(
                        "U150 two lengths",
                        Faults.thenStall(ok + "content-length: 2\r\ncontent-length: 2\r\n\r\n{}"),
                        Kind.MALFORMED),
                argumentSet(
                        "U150 length with a sign",
                        Faults.thenStall(ok + "content-length: +2\r\n\r\n{}"),
                        Kind.MALFORMED),
                argumentSet(
                        "U150 length negative", Faults.thenStall(ok + "content-length: -1\r\n\r\n"), Kind.MALFORMED),
                argumentSet(
                        "U150 length and chunks",
                        Faults.thenStall(
                                ok + "content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
                        Kind.MALFORMED),
                argumentSet(
                        "U150 gzip as framing",
                        Faults.thenStall(ok + "transfer-encoding: gzip, chunked\r\n\r\n"),
                        Kind.MALFORMED),
                argumentSet("U156 header without a colon", Faults.thenStall(ok + "nonsense\r\n\r\n"), Kind.MALFORMED),
                argumentSet("U156 header without a name", Faults.thenStall(ok + ": x\r\n\r\n"), Kind.MALFORMED),
                argumentSet("U156 folded header", Faults.thenStall(ok + "a: b\r\n c\r\n\r\n"), Kind.MALFORMED),
                argumentSet("U156 NUL in a header", Faults.thenStall(ok + "a: b\0c\r\n\r\n"), Kind.MALFORMED),
                argumentSet("U156 line feed in a header", Faults.thenStall(ok + "a: b\nc\r\n\r\n"), Kind.MALFORMED),
                argumentSet("U148 100 KB header", Faults.longHeader(100_000), Kind.TOO_LARGE),
                argumentSet("U148 100 MB header", Faults.longHeader(100_000_000), Kind.TOO_LARGE),
                argumentSet("U148 endless headers", Faults.endlessHeaders(), Kind.TOO_LARGE),
                argumentSet("1 GB of JSON", Faults.hugeBody("application/json", "{\"a\":\"", 1 << 30), Kind.TOO_LARGE));
    }

    @Proves(Promise.P22)
    @ParameterizedTest
    @MethodSource("broken")
    void isToldApartAndEndsTheConnection(Answer answer, Kind kind) throws IOException {
        assertThat(fault(answer)).isEqualTo(kind);
    }

    /// U152
    @Test
    void aBodyMayEndWithTheConnection() throws IOException {
        try (RawUpstream upstream = RawUpstream.start().next(Faults.thenFin("HTTP/1.1 200 OK\r\n\r\n{\"a\":1}"));
                UpstreamClient client = new UpstreamClient(Duration.ofSeconds(5));
                UpstreamAnswer answer = client.send(request(upstream), _ -> {})) {
            assertThat(answer.readAll(100)).asString().isEqualTo("{\"a\":1}");
        }
    }

    /// U154
    @Proves(Promise.F8)
    @Test
    void aRedirectIsAnAnswerAndNotFollowed() throws IOException {
        try (RawUpstream other = RawUpstream.start();
                RawUpstream upstream = RawUpstream.start()
                        .next(Answer.raw("HTTP/1.1 307 Temporary Redirect\r\nlocation: " + other.url()
                                + "/\r\ncontent-length: 0\r\n\r\n"));
                UpstreamClient client = new UpstreamClient(Duration.ofSeconds(5));
                UpstreamAnswer answer = client.send(request(upstream), _ -> {})) {
            assertThat(answer.status()).isEqualTo(307);
            assertThat(other.connections()).isEmpty();
        }
    }

    /// U137
    @Proves(Promise.F8)
    @Test
    void anAbortEndsAWaitForASilentUpstreamAtOnce() throws IOException {
        try (RawUpstream upstream = RawUpstream.start().next(Faults.hang());
                UpstreamClient client = new UpstreamClient(Duration.ofSeconds(5))) {
            AtomicReference<Runnable> abort = new AtomicReference<>();
            Thread.ofVirtual().start(() -> {
                upstream.awaitRequest(1);
                abort.get().run();
            });
            Assertions.assertThatThrownBy(() -> client.send(request(upstream), abort::set))
                    .isInstanceOf(UpstreamException.class);
            assertThat(upstream.awaitClientGone(1, Duration.ofSeconds(1))).isNotEqualTo(Wire.Peer.OPEN);
            assertThat(upstream.requests()).hasSize(1);
        }
    }
}
