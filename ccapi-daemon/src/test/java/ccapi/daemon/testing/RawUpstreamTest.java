package ccapi.daemon.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RawUpstreamTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void answersInTheScriptedOrderOnOneConnection() throws IOException {
        try (RawUpstream upstream = RawUpstream.start();
                RawClient client = RawClient.tcp(upstream.port())) {
            upstream.next(Answer.raw("HTTP/1.1 418 Teapot\r\ncontent-length: 3\r\n\r\ntea"));
            RawAnswer first =
                    client.send(RawClient.post("/a", "k", "{\"x\":1}")).answer();
            RawAnswer second = client.send(RawClient.get("/b?c=d", "k")).answer();
            assertThat(first.status()).isEqualTo(418);
            assertThat(first.text()).isEqualTo("tea");
            assertThat(second.status()).isEqualTo(200);
            assertThat(upstream.requests().get(0).text()).isEqualTo("{\"x\":1}");
            assertThat(upstream.requests().get(0).credential()).isEqualTo("k");
            assertThat(upstream.requests().get(1).target()).isEqualTo("/b?c=d");
            assertThat(upstream.connections()).hasSize(1);
        }
    }

    @Test
    void tellsACutChunkedBodyFromAWholeOne() throws IOException {
        String head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n";
        try (RawUpstream upstream = RawUpstream.start()) {
            upstream.next(
                    Answer.raw(head + "0\r\n\r\n"),
                    (_, wire) -> wire.write(head).close());
            try (RawClient client = RawClient.tcp(upstream.port())) {
                assertThat(client.send(RawClient.get("/", "")).answer().isComplete())
                        .isTrue();
                RawAnswer cut = client.send(RawClient.get("/", "")).answer();
                assertThat(cut.isComplete()).isFalse();
                assertThat(cut.text()).isEqualTo("hello");
                assertThat(client.awaitEnd(SOON)).isEqualTo(Wire.Peer.FIN);
            }
        }
    }

    @Test
    void tellsAResetFromAnOrderlyEnd() throws IOException {
        try (RawUpstream upstream = RawUpstream.start().nextConnection(Wire::reset);
                RawClient client = RawClient.tcp(upstream.port())) {
            assertThat(client.awaitEnd(SOON)).isEqualTo(Wire.Peer.RST);
            assertThatThrownBy(client::answer).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void knowsThatTheClientLeftWhileAnAnswerWaits() throws IOException {
        Gate gate = new Gate();
        try (RawUpstream upstream = RawUpstream.start()) {
            upstream.always((_, wire) -> {
                gate.pass();
                wire.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
            });
            RawClient client = RawClient.tcp(upstream.port());
            client.send(RawClient.get("/", ""));
            gate.awaitArrival();
            client.reset();
            assertThat(upstream.awaitClientGone(1, SOON)).isEqualTo(Wire.Peer.RST);
            gate.open();
        }
    }

    @Test
    void countsAnswersPlayedAtOnce() throws IOException {
        Gate gate = new Gate();
        try (RawUpstream upstream = RawUpstream.start()) {
            upstream.always((_, wire) -> {
                gate.pass();
                wire.write("HTTP/1.1 204 No Content\r\n\r\n");
            });
            try (RawClient one = RawClient.tcp(upstream.port());
                    RawClient two = RawClient.tcp(upstream.port())) {
                one.send(RawClient.get("/1", ""));
                two.send(RawClient.get("/2", ""));
                Eventually.holds("both wait", () -> upstream.playing() == 2);
                gate.open();
                assertThat(one.answer().status()).isEqualTo(204);
                assertThat(two.answer().status()).isEqualTo(204);
            }
            assertThat(upstream.mostPlaying()).isEqualTo(2);
        }
    }

    @Test
    void readsEventsAsTheyArrive() throws IOException {
        Gate gate = new Gate();
        try (RawUpstream upstream = RawUpstream.start();
                RawClient client = RawClient.tcp(upstream.port())) {
            upstream.next((_, wire) -> {
                wire.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n");
                gate.pass();
                wire.write("4\r\ndata\r\n5\r\n: 2\n\n\r\n0\r\n\r\n");
            });
            client.send(RawClient.get("/", "")).head();
            assertThat(client.event()).isEqualTo("data: 1\n\n");
            gate.open();
            assertThat(client.event()).isEqualTo("data: 2\n\n");
            assertThat(client.event()).isNull();
            assertThat(client.isComplete()).isTrue();
        }
    }
}
