package ccapi.daemon.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Answer;
import ccapi.daemon.testing.Faults;
import ccapi.daemon.testing.RawRequest;
import ccapi.daemon.testing.RawUpstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Connections are used again, and still no answer, nor a piece of one, can reach another request.
@Proves(value = Promise.P24, measured = "9 kinds of surplus, 50 requests after each: 0 mixed up")
@Proves(value = Promise.F7, measured = "0 of 500 mixed up")
class AnswersStayApartTest {
    private static final String STRAY = "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nstray";

    private static Answer echo() {
        return (request, wire) -> wire.write(ok(request));
    }

    private static String ok(RawRequest request) {
        return "HTTP/1.1 200 OK\r\ncontent-length: " + request.text().length() + "\r\n\r\n" + request.text();
    }

    private static String ask(UpstreamClient client, RawUpstream upstream, String id) throws UpstreamException {
        Endpoint endpoint = Endpoint.Base.of(upstream.url()).endpoint();
        UpstreamRequest request =
                UpstreamRequest.to(endpoint, "POST", "/").body(id.getBytes(StandardCharsets.US_ASCII));
        try (UpstreamAnswer answer = client.send(request, _ -> {})) {
            return new String(answer.readAll(1000), StandardCharsets.US_ASCII);
        }
    }

    static Stream<Arguments> dirty() {
        return Stream.of(
                argumentSet("U151 surplus answer", (Answer) (request, wire) -> wire.write(ok(request) + STRAY)),
                argumentSet("U151 surplus byte", (Answer) (request, wire) -> wire.write(ok(request) + "H")),
                argumentSet(
                        "U151 surplus after chunks",
                        Answer.raw("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n" + STRAY)),
                argumentSet("U151 surplus after 204", Answer.raw("HTTP/1.1 204 No Content\r\n\r\n" + STRAY)),
                argumentSet(
                        "U155 204 with a body",
                        Answer.raw("HTTP/1.1 204 No Content\r\ncontent-length: 5\r\n\r\nstray")),
                argumentSet(
                        "U150 length and chunks",
                        Answer.raw("HTTP/1.1 200 OK\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"
                                + STRAY)),
                argumentSet("U155 103, then the answer", (Answer)
                        (request, wire) -> wire.write("HTTP/1.1 103 Early Hints\r\n\r\n" + ok(request))),
                argumentSet("U155 the answer, then a late 100", (Answer)
                        (request, wire) -> wire.write(ok(request) + "HTTP/1.1 100 Continue\r\n\r\n")),
                argumentSet(
                        "body cut, connection kept",
                        Faults.thenStall("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nstray\r\nzz\r\n")));
    }

    @ParameterizedTest
    @MethodSource("dirty")
    void evenWhenTheUpstreamSaysTooMuch(Answer dirty) throws IOException {
        try (RawUpstream upstream = RawUpstream.start().always(echo()).next(echo(), dirty);
                UpstreamClient client = new UpstreamClient(Duration.ofSeconds(5))) {
            assertThat(ask(client, upstream, "first")).isEqualTo("first");
            try {
                ask(client, upstream, "dirty");
            } catch (UpstreamException e) {
                // refusing the dirty answer is as good as reading what belongs to it
            }
            for (int i = 0; i < 50; i++) {
                assertThat(ask(client, upstream, "id-" + i)).isEqualTo("id-" + i);
            }
            assertThat(upstream.connections()).as("connections").hasSize(2);
        }
    }

    /// U151
    @Test
    void evenWhenTheSurplusComesLate() throws IOException {
        try (RawUpstream upstream = RawUpstream.start().always(echo());
                UpstreamClient client = new UpstreamClient(Duration.ofSeconds(5))) {
            assertThat(ask(client, upstream, "first")).isEqualTo("first");
            upstream.connections().getFirst().write(STRAY);
            for (int i = 0; i < 50; i++) {
                assertThat(ask(client, upstream, "id-" + i)).isEqualTo("id-" + i);
            }
        }
    }

    @Test
    void aConnectionThatWasClosedWhileIdleIsReplacedWithoutAFailure() throws IOException {
        try (RawUpstream upstream = RawUpstream.start().always(echo());
                UpstreamClient client = new UpstreamClient(Duration.ofSeconds(5))) {
            for (int i = 0; i < 40; i++) {
                assertThat(ask(client, upstream, "id-" + i)).isEqualTo("id-" + i);
                if (i % 2 == 0) {
                    upstream.connections().getLast().reset();
                } else {
                    upstream.connections().getLast().close();
                }
            }
            assertThat(upstream.requests()).hasSize(40);
        }
    }

    @Test
    void aCleanConnectionServesAgain() throws IOException {
        try (RawUpstream upstream = RawUpstream.start().always(echo());
                UpstreamClient client = new UpstreamClient(Duration.ofSeconds(5))) {
            for (int i = 0; i < 50; i++) {
                ask(client, upstream, "id-" + i);
            }
            assertThat(upstream.connections()).hasSize(1);
        }
    }
}
