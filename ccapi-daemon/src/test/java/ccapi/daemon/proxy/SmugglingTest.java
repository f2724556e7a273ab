package ccapi.daemon.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.RawAnswer;
import ccapi.daemon.testing.RawClient;
import ccapi.daemon.testing.RawRequest;
import ccapi.daemon.testing.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that two readers could cut differently, each followed by a marker request: the marker must never run
/// unless the first message was well formed.
@Proves(value = Promise.P28, measured = "46 broken framings: the marker never ran")
@Proves(Promise.F5)
class SmugglingTest {
    private static final String MARKER = "claude-marker-1";
    private static final String BODY = Rig.body(false);
    private static Rig rig;

    @BeforeAll
    static void start() throws IOException {
        rig = Rig.start();
    }

    @AfterAll
    static void stop() throws IOException {
        rig.close();
    }

    /// A request with these header lines besides host and key, and whatever follows the head.
    private static String with(String headers, String rest) {
        return line("POST /v1/messages HTTP/1.1", headers, rest);
    }

    private static String line(String requestLine, String headers, String rest) {
        return requestLine + "\r\nHost: ccapi.test\r\nAuthorization: Bearer KEY\r\nContent-Type: application/json\r\n"
                + headers + "\r\n" + rest;
    }

    private static String length(String extra) {
        return "Content-Length: " + BODY.length() + "\r\n" + extra;
    }

    private static String chunked(String chunks) {
        return with("Transfer-Encoding: chunked\r\n", chunks);
    }

    private static String chunk(String size) {
        return size + "\r\n" + BODY + "\r\n0\r\n\r\n";
    }

    private static String get(String target) {
        return line("GET " + target + " HTTP/1.1", "", "");
    }

    static Stream<Arguments> malformed() {
        String hex = Integer.toHexString(BODY.length());
        String good = chunk(hex);
        return Stream.of(
                argumentSet("H1 length and chunks", with(length("Transfer-Encoding: chunked\r\n"), good)),
                argumentSet("H2 chunks and length", with("Transfer-Encoding: chunked\r\n" + length(""), good)),
                argumentSet("H3 two different lengths", with(length("Content-Length: 5\r\n"), BODY)),
                argumentSet("H4 two equal lengths", with(length(length("")), BODY)),
                argumentSet("H5 list of lengths", with("Content-Length: 5, 5\r\n", "12345")),
                argumentSet("H6 length +5", with("Content-Length: +5\r\n", "12345")),
                argumentSet("H7 length -1", with("Content-Length: -1\r\n", "")),
                argumentSet("H8 length 0x5", with("Content-Length: 0x5\r\n", "12345")),
                argumentSet("H9 length with a blank", with("Content-Length: 5 5\r\n", "12345")),
                argumentSet("H10 length 2^63", with("Content-Length: 9223372036854775808\r\n", "")),
                argumentSet("H11 length 20 GB", with("Content-Length: 20000000000\r\n", "")),
                argumentSet("H12 xchunked", with("Transfer-Encoding: xchunked\r\n", good)),
                argumentSet("H13 chunked, identity", with("Transfer-Encoding: chunked, identity\r\n", good)),
                argumentSet("H14 gzip, chunked", with("Transfer-Encoding: gzip, chunked\r\n", good)),
                argumentSet(
                        "H15 chunked twice",
                        with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", good)),
                argumentSet("H16 blank before the colon", with("Transfer-Encoding : chunked\r\n", good)),
                argumentSet("H18 vertical tab", with("Transfer-Encoding: \u000bchunked\r\n", good)),
                argumentSet("H20 chunk extension", chunked(chunk(hex + ";a=b"))),
                argumentSet("H21 chunk size +", chunked(chunk("+" + hex))),
                argumentSet("H22 chunk size 0x", chunked(chunk("0x" + hex))),
                argumentSet("H23 chunk size -1", chunked(chunk("-1"))),
                argumentSet("H24 chunk size empty", chunked(chunk(""))),
                argumentSet("H25 chunk size 40 bits", chunked(chunk("ffffffffff"))),
                argumentSet("H26 chunk size 2^31-1", chunked(chunk("7fffffff"))),
                argumentSet("H27 XX after a chunk", chunked(hex + "\r\n" + BODY + "XX0\r\n\r\n")),
                argumentSet("H28 trailers", chunked(hex + "\r\n" + BODY + "\r\n0\r\nX-Late: 1\r\n\r\n")),
                argumentSet("H29 bare line feeds", with(length(""), BODY).replace("\r\n", "\n")),
                argumentSet("H30 CR in a value", with("X-A: b\rc\r\n" + length(""), BODY)),
                argumentSet("H31 NUL in a value", with("X-A: b\0c\r\n" + length(""), BODY)),
                argumentSet("H32 folded header", with("X-A: b\r\n c\r\n" + length(""), BODY)),
                argumentSet("H33 no colon", with("nonsense\r\n" + length(""), BODY)),
                argumentSet("H34 no name", with(": b\r\n" + length(""), BODY)),
                argumentSet("H35 blank in a name", with("X A: b\r\n" + length(""), BODY)),
                argumentSet("H37 no host", with(length(""), BODY).replace("Host: ccapi.test\r\n", "")),
                argumentSet("H38 two hosts", with("Host: other\r\n" + length(""), BODY)),
                argumentSet("H39 user in host", with(length(""), BODY).replace("ccapi.test", "a@ccapi.test")),
                argumentSet("H43 HTTP/1.0", line("POST /v1/messages HTTP/1.0", length(""), BODY)),
                argumentSet("H44 HTTP/0.9", "GET /v1/models\r\n\r\n"),
                argumentSet("H45 HTTP/2.0", line("POST /v1/messages HTTP/2.0", length(""), BODY)),
                argumentSet("H46 HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                argumentSet("H54 %zz", get("/%zz")),
                argumentSet("H59 request line of 9,000", get("/" + "a".repeat(9000))),
                argumentSet("H61 header of 70 KiB", with("X-A: " + "b".repeat(70_000) + "\r\n" + length(""), BODY)),
                argumentSet("H63 6,000 small headers", with("X-A: b\r\n".repeat(12_000) + length(""), BODY)),
                argumentSet("H72 leading blank line", "\r\n" + with(length(""), BODY)),
                argumentSet("H74 PROXY line", "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n" + with(length(""), BODY)));
    }

    @Proves(Promise.F6)
    @ParameterizedTest
    @MethodSource("malformed")
    void aMalformedRequestGetsOneAnswerAndNothingAfterItRuns(String bytes) throws IOException {
        int before = rig.upstream().requests().size();
        try (RawClient client = rig.client()) {
            client.send((bytes + marker()).replace("KEY", rig.key()));
            RawAnswer answer = client.answer();
            assertThat(answer.status()).isBetween(400, 505).isNotEqualTo(500);
            assertThat(client.drain(Duration.ofSeconds(5)))
                    .as("after the answer")
                    .isEmpty();
            assertThat(client.awaitEnd(Duration.ofSeconds(5))).isNotEqualTo(Wire.Peer.OPEN);
        }
        assertThat(rig.upstream().requests().stream().skip(before).map(RawRequest::text))
                .isEmpty();
    }

    static Stream<Arguments> wellFormedButWrong() {
        String expectsMore = "Expect: the-moon\r\n";
        return Stream.of(
                argumentSet("H40 absolute form", line("POST http://ccapi.test/v1/messages HTTP/1.1", length(""), BODY)),
                argumentSet("H41 CONNECT", line("CONNECT ccapi.test:443 HTTP/1.1", "", "")),
                argumentSet("H42 OPTIONS *", line("OPTIONS * HTTP/1.1", "", "")),
                argumentSet("H49 /a/../x", line("POST /a/../v1/messages HTTP/1.1", length(""), BODY)),
                argumentSet("H50 /a/%2e%2e/x", line("POST /a/%2e%2e/v1/messages HTTP/1.1", length(""), BODY)),
                argumentSet("H51 //x", line("POST //v1/messages HTTP/1.1", length(""), BODY)),
                argumentSet("H52 /%2fx", line("POST /%2fv1/messages HTTP/1.1", length(""), BODY)),
                argumentSet("H53 %00", line("POST /v1/messages%00 HTTP/1.1", length(""), BODY)),
                argumentSet("H55 ;a=b", line("POST /v1/messages;a=b HTTP/1.1", length(""), BODY)),
                argumentSet("H56 raw UTF-8 path", line("POST /v1/messages\u00c3\u00a4 HTTP/1.1", length(""), BODY)),
                argumentSet("H58 unknown method", line("FOO /v1/messages HTTP/1.1", length(""), BODY)),
                argumentSet("H64 two credentials", with("Authorization: Bearer other\r\n" + length(""), BODY)),
                argumentSet("H67 bogus Expect", with(expectsMore + length(""), BODY)),
                argumentSet(
                        "H75 a request as body of another",
                        line("POST /nowhere HTTP/1.1", "Content-Length: " + marker().length() + "\r\n", marker())));
    }

    @ParameterizedTest
    @MethodSource("wellFormedButWrong")
    void aWellFormedRequestThatIsWrongNeverReachesTheUpstream(String bytes) throws IOException {
        int before = rig.upstream().requests().size();
        try (RawClient client = rig.client()) {
            RawAnswer answer = client.send(bytes.replace("KEY", rig.key())).answer();
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(client.drain(Duration.ofMillis(50)))
                    .as("after the answer")
                    .isEmpty();
        }
        assertThat(rig.upstream().requests()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"H68 gzip", "H69 br", "H69 zstd", "H69 identity", "H69 nonsense, gzip"})
    void aCompressedBodyIsRefusedInTheClientsWords(String encoding) throws IOException {
        String header = "Content-Encoding: " + encoding.substring(4) + "\r\n";
        for (String path : List.of("/v1/messages", "/v1/responses", "/v1/chat/completions")) {
            try (RawClient client = rig.client()) {
                String request = line("POST " + path + " HTTP/1.1", length(header), BODY);
                RawAnswer answer = client.send((request + marker()).replace("KEY", rig.key()))
                        .answer();
                assertThat(answer.status()).isEqualTo(415);
                assertThat(answer.json().at("/error/message").asText()).contains("content-encoding");
                assertThat(answer.json().has("type")).isEqualTo(path.equals("/v1/messages"));
                assertThat(client.answer().status()).as("the next request").isEqualTo(200);
            }
        }
    }

    static Stream<Arguments> fine() {
        String hex = Integer.toHexString(BODY.length());
        return Stream.of(
                argumentSet("H36 UTF-8 in a value", with("X-A: \u00c3\u00a4\r\n" + length(""), BODY)),
                argumentSet(
                        "H47 h2c upgrade",
                        with(
                                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"
                                        + length(""),
                                BODY)),
                // the server turns every method into upper case before we see it, so this is a POST like any other
                argumentSet("H57 lower-case method", line("post /v1/messages HTTP/1.1", length(""), BODY)),
                argumentSet("H60 header of 15 KiB", with("X-A: " + "b".repeat(15_000) + "\r\n" + length(""), BODY)),
                argumentSet("H62 1,500 small headers", with("X-A: b\r\n".repeat(1500) + length(""), BODY)),
                argumentSet("H66 Expect 100", with("Expect: 100-continue\r\n" + length(""), BODY)),
                argumentSet("H73 forged forwarding", with("X-Forwarded-For: 1.2.3.4\r\n" + length(""), BODY)));
    }

    static Stream<Arguments> fineInChunks() {
        String good = chunk(Integer.toHexString(BODY.length()));
        return Stream.of(
                argumentSet("plain", with("Transfer-Encoding: chunked\r\n", good)),
                argumentSet("H17 tab before chunked", with("Transfer-Encoding:\tchunked\r\n", good)),
                argumentSet("H19 odd case", with("tRANSFER-eNCODING: Chunked\r\n", good)),
                argumentSet(
                        "upper-case and padded size",
                        chunked(chunk("0" + Integer.toHexString(BODY.length()).toUpperCase(Locale.ROOT)))),
                argumentSet("one byte each", chunked(BODY.replaceAll("(?s)(.)", "1\r\n$1\r\n") + "0\r\n\r\n")),
                argumentSet("asking first", with("Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n", good)));
    }

    @ParameterizedTest
    @MethodSource("fineInChunks")
    void aBodyInChunksIsServedAndEndsTheConnection(String bytes) throws IOException {
        int before = rig.upstream().requests().size();
        try (RawClient client = rig.client()) {
            RawAnswer answer = client.send(bytes.replace("KEY", rig.key())).answer();
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(answer.interim()).hasSize(bytes.contains("Expect") ? 1 : 0);
            assertThat(client.awaitEnd(Duration.ofSeconds(5))).isNotEqualTo(Wire.Peer.OPEN);
        }
        assertThat(rig.upstream().requests().stream().skip(before).map(RawRequest::text))
                .containsExactly(BODY);
    }

    @Test
    void aStreamAskedForInChunksIsWholeBeforeTheConnectionEnds() throws IOException {
        String body = Rig.body(true);
        String chunks = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
        try (RawClient client = rig.client()) {
            RawAnswer answer =
                    client.send(chunked(chunks).replace("KEY", rig.key())).answer();
            assertThat(answer.text()).contains("event: message_stop");
            assertThat(answer.isComplete()).isTrue();
            assertThat(client.awaitEnd(Duration.ofSeconds(5))).isNotEqualTo(Wire.Peer.OPEN);
        }
    }

    @ParameterizedTest
    @MethodSource("fine")
    void aRequestThatIsOnlyOddIsServed(String bytes) throws IOException {
        int before = rig.upstream().requests().size();
        try (RawClient client = rig.client()) {
            RawAnswer answer = client.send(bytes.replace("KEY", rig.key())).answer();
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(client.send(marker().replace("KEY", rig.key())).answer().status())
                    .isEqualTo(200);
        }
        assertThat(rig.upstream().requests().stream().skip(before).map(RawRequest::text))
                .containsExactly(BODY, BODY.replace(Rig.MODEL, MARKER));
    }

    /// H70: a body where none belongs is never taken for a request of its own.
    @Test
    void aGetWithABodyIsAnsweredOnceAndItsBodyDoesNotRun() throws IOException {
        int before = rig.upstream().requests().size();
        try (RawClient client = rig.client()) {
            String body = marker().replace("KEY", rig.key());
            String request = line("GET /v1/models HTTP/1.1", "Content-Length: " + body.length() + "\r\n", body);
            assertThat(client.send(request.replace("KEY", rig.key())).answer().status())
                    .isEqualTo(200);
            assertThat(client.drain(Duration.ofMillis(200))).isEmpty();
        }
        assertThat(rig.upstream().requests()).hasSize(before);
    }

    /// H71
    @Test
    void threePipelinedRequestsGetTheirThreeAnswersInOrder() throws IOException {
        try (RawClient client = rig.client()) {
            String one = with(length(""), BODY).replace("KEY", rig.key());
            client.send(one + RawClient.get("/v1/models", rig.key()) + RawClient.get("/nowhere", rig.key()));
            assertThat(client.answer().json().path("type").asText()).isEqualTo("message");
            assertThat(client.answer().json().has("data")).isTrue();
            assertThat(client.answer().status()).isEqualTo(404);
        }
    }

    @Test
    void noAnswerEverInvitesABrowser() throws IOException {
        try (RawClient client = rig.client()) {
            RawAnswer answer = client.send(line(
                            "OPTIONS /v1/messages HTTP/1.1",
                            "Origin: http://evil.test\r\nAccess-Control-Request-Method: POST\r\n",
                            ""))
                    .answer();
            assertThat(answer.head().names()).noneMatch(name -> name.startsWith("access-control"));
            assertThat(answer.status()).isEqualTo(405);
        }
    }

    private static String marker() {
        String body = BODY.replace(Rig.MODEL, MARKER);
        return with("Content-Length: " + body.length() + "\r\n", body);
    }
}
