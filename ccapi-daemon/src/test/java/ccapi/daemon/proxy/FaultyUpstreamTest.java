package ccapi.daemon.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Answer;
import ccapi.daemon.testing.Canned;
import ccapi.daemon.testing.Faults;
import ccapi.daemon.testing.RawAnswer;
import ccapi.daemon.testing.RawClient;
import ccapi.daemon.testing.RawUpstream;
import ccapi.daemon.testing.Reply;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.AddAccount;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each upstream fault reaches the client as a typed error in its own protocol within its time, and nothing that was
/// cut ever looks whole.
class FaultyUpstreamTest {
    private static final String SSE = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n";
    private static final String CHUNKED = SSE + "transfer-encoding: chunked\r\n\r\n";
    private static final String JSON = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";

    // when a fault is noticed: as it comes, when one of the deadlines of a second has passed, or the one of all
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration ONE = Duration.ofSeconds(1);
    private static final Duration TOTAL = Duration.ofSeconds(5);

    private Rig rig;

    @BeforeEach
    void start() throws IOException {
        rig = Rig.start("timeouts: {connect: 1s, first_byte: 1s, whole_answer: 1s, idle: 1s, total: 5s}");
    }

    @AfterEach
    void stop() throws IOException {
        rig.close();
    }

    static Stream<Arguments> beforeTheFirstByte() {
        return Stream.of(
                argumentSet("U137 hang", ONE, Faults.hang()),
                argumentSet("U138 RST at once", AT_ONCE, Faults.reset()),
                argumentSet("U139 FIN at once", AT_ONCE, Faults.fin()),
                argumentSet("U140 half a header", AT_ONCE, Faults.thenFin("HTTP/1.1 200 OK\r\ncontent-ty")),
                argumentSet("U145 stall after the head", ONE, Faults.thenStall(CHUNKED)),
                argumentSet("U147 bad chunk", AT_ONCE, Faults.thenStall(CHUNKED + "zz\r\n")),
                argumentSet("U148 100 KB header", AT_ONCE, Faults.longHeader(100_000)),
                argumentSet("U148 endless header", AT_ONCE, Faults.endlessHeaders()),
                argumentSet("U149 garbage status", AT_ONCE, Faults.thenFin("NOT HTTP AT ALL\r\n\r\n")),
                argumentSet("U149 status 999", AT_ONCE, Answer.raw("HTTP/1.1 999 Odd\r\ncontent-length: 0\r\n\r\n")),
                argumentSet(
                        "U150 length and chunks",
                        AT_ONCE,
                        Faults.thenFin(
                                JSON + "content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")),
                argumentSet(
                        "U154 redirect",
                        AT_ONCE,
                        Answer.raw("HTTP/1.1 307 Moved\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n")),
                argumentSet("U155 204", AT_ONCE, Answer.raw("HTTP/1.1 204 No Content\r\n\r\n")),
                argumentSet("U155 103", AT_ONCE, Faults.thenStall("HTTP/1.1 103 Early Hints\r\n\r\n")),
                argumentSet("U160 401 for ever", AT_ONCE, Canned.anthropicError(401, "authentication_error", "no")),
                argumentSet("U160 portal", AT_ONCE, Canned.body(403, "text/html", "<html>Please sign in</html>")));
    }

    @Proves(
            value = Promise.P22,
            measured = "27 faults: told, and a stream cut visibly, at most 0.3 s after their deadline")
    @ParameterizedTest
    @MethodSource("beforeTheFirstByte")
    void isATypedErrorBeforeTheFirstByte(Duration deadline, Answer fault) throws IOException {
        for (boolean stream : new boolean[] {true, false}) {
            RawAnswer answer = ask(stream, fault, deadline);
            assertThat(answer.status()).as(answer.text()).isBetween(400, 599);
            JsonNode error = answer.json();
            assertThat(error.path("type").asText()).isEqualTo("error");
            assertThat(error.at("/error/type").asText()).endsWith("_error");
            // neither the upstream's words nor whom we asked, and where
            assertThat(error.at("/error/message").asText()).isNotBlank().doesNotContain("<html>", "first", "127.0.0.1");
            assertThat(answer.header("request-id")).startsWith("req_");
            rig.admin().accounts().clear("first");
            rig.admin().accounts().enable("first");
        }
        rig.awaitQuiet();
    }

    static Stream<Arguments> wholeAnswers() {
        return Stream.of(
                argumentSet(
                        "U141 length longer than body",
                        AT_ONCE,
                        Faults.thenFin(JSON + "content-length: 99\r\n\r\n{\"a\":1}")),
                argumentSet(
                        "U142 cut between chunks",
                        AT_ONCE,
                        Faults.thenFin(JSON + "transfer-encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n")),
                argumentSet(
                        "U143 cut in a chunk",
                        AT_ONCE,
                        Faults.thenFin(JSON + "transfer-encoding: chunked\r\n\r\nff\r\n{\"a\":1}")),
                argumentSet(
                        "U146 drip",
                        ONE,
                        Faults.thenDrip(
                                JSON + "content-length: 1000\r\n\r\n", " ".repeat(1000), Duration.ofMillis(100))),
                argumentSet(
                        "U158 200 with an error",
                        AT_ONCE,
                        Canned.json(
                                200,
                                "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"x\"}}")),
                argumentSet("1 GB of JSON", AT_ONCE, Faults.hugeBody("application/json", "{\"a\":\"", 1L << 30)));
    }

    @Proves(Promise.P22)
    @Proves(Promise.P25)
    @ParameterizedTest
    @MethodSource("wholeAnswers")
    void isATypedErrorForAWholeAnswer(Duration deadline, Answer fault) throws IOException {
        RawAnswer answer = ask(false, fault, deadline);
        assertThat(answer.status()).as(answer.text()).isBetween(500, 599);
        assertThat(answer.json().path("type").asText()).isEqualTo("error");
        assertThat(rig.awaitRow(1).outcome()).isNotEqualTo("ok");
        rig.awaitQuiet();
    }

    static Stream<Arguments> inAStream() {
        String event = "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"usage\":{}}}\n\n";
        String begun = CHUNKED + Integer.toHexString(event.length()) + "\r\n" + event + "\r\n";
        return Stream.of(
                argumentSet("U142 cut between chunks", AT_ONCE, Faults.thenFin(begun), true),
                argumentSet("U144 RST", AT_ONCE, Faults.thenReset(begun), true),
                argumentSet("U145 stall", ONE, Faults.thenStall(begun), true),
                argumentSet("U143 cut in an event", AT_ONCE, Faults.thenFin(begun + "9\r\nevent: pi\r\n"), false),
                argumentSet(
                        "U146 drip",
                        TOTAL,
                        Faults.thenDrip(begun + "fff\r\n", ": \n".repeat(1000), Duration.ofMillis(100)),
                        false));
    }

    /// @param told whether the client gets an event that says so, which cannot stand inside another
    @Proves(Promise.P22)
    @ParameterizedTest
    @MethodSource("inAStream")
    void isAVisibleCutInAStream(Duration deadline, Answer fault, boolean told) throws IOException {
        RawAnswer answer = ask(true, fault, deadline);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.isComplete()).isFalse();
        assertThat(answer.text().contains("\n\nevent: error\n"))
                .as(answer.text())
                .isEqualTo(told);
        assertThat(rig.awaitRow(1).outcome()).isEqualTo("upstream_cut");
        rig.awaitQuiet();
    }

    /// Asks an upstream that always fails in one way, and sees that a second after the deadline all has been said.
    private RawAnswer ask(boolean stream, Answer fault, Duration deadline) throws IOException {
        rig.upstream().always(fault);
        try (RawClient client = rig.client()) {
            long begin = System.nanoTime();
            RawAnswer answer = client.send(rig.post(stream)).answer();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            assertThat(took).isLessThan(deadline.plusSeconds(1));
            return answer;
        }
    }

    @Test
    void aDeadAddressIsATypedError() throws IOException {
        int dead;
        try (RawUpstream closed = RawUpstream.start()) {
            dead = closed.port();
        }
        rig.admin().accounts().remove("first");
        rig.admin()
                .accounts()
                .add(new AddAccount(
                        "dead",
                        AccountType.CLAUDE_API,
                        "k",
                        "http://127.0.0.1:" + dead,
                        1,
                        null,
                        null,
                        null,
                        null,
                        null));
        try (RawClient client = rig.client()) {
            RawAnswer answer = client.send(rig.post(true)).answer();
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.json().path("type").asText()).isEqualTo("error");
            assertThat(answer.json().at("/error/message").asText())
                    .contains("the upstream cannot be reached")
                    .doesNotContain("dead", "127.0.0.1");
        }
        assertThat(rig.awaitRow(1).error()).contains("dead: ", "cannot connect to 127.0.0.1:" + dead);
    }

    @Proves(value = Promise.P23, measured = "a cut at each of 2,000 bytes, in chunks and without: 0 look whole")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStreamCutAtAnyByteNeverLooksWhole(boolean chunked) throws IOException {
        rig.upstream().next(Reply.text("a word ".repeat(9)));
        String whole = new String(stream(), StandardCharsets.US_ASCII);
        assertThat(whole).hasSizeGreaterThan(2000);
        for (int cut = 0; cut < whole.stripTrailing().length(); cut++) {
            String part = whole.substring(0, cut);
            String chunk = cut == 0 ? "" : Integer.toHexString(cut) + "\r\n" + part + "\r\n";
            rig.upstream().next(Faults.thenFin(chunked ? CHUNKED + chunk : SSE + "\r\n" + part));
            try (RawClient client = rig.client()) {
                RawAnswer answer = client.send(rig.post(true)).answer();
                boolean looksWhole = answer.status() == 200 && answer.isComplete();
                assertThat(looksWhole).as("cut after %d bytes: %s", cut, answer).isFalse();
            }
            rig.admin().accounts().clear("first");
        }
    }

    /// The events of a whole answer.
    private byte[] stream() throws IOException {
        try (RawClient client = rig.client()) {
            return client.send(rig.post(true)).answer().body();
        }
    }

    @Proves(Promise.P23)
    @Test
    void aBodyThatEndsWithTheConnectionIsWholeButAStreamWithoutItsLastEventIsNot() throws IOException {
        String events = new String(stream(), StandardCharsets.UTF_8);
        rig.upstream()
                .next(
                        Faults.thenFin(SSE + "\r\n" + events),
                        Faults.thenFin(SSE + "\r\n" + events.substring(0, events.indexOf("event: message_delta"))));
        try (RawClient client = rig.client()) {
            RawAnswer answer = client.send(rig.post(true)).answer();
            assertThat(answer.isComplete()).isTrue();
            assertThat(answer.text()).isEqualTo(events);
        }
        try (RawClient client = rig.client()) {
            assertThat(client.send(rig.post(true)).answer().isComplete()).isFalse();
        }
        assertThat(rig.awaitRow(3).outcome()).isEqualTo("upstream_cut");
    }

    static Stream<Arguments> compressed() throws IOException {
        return Stream.of(
                argumentSet("U153 gzip", gzip("{\"type\":\"message\"}")),
                argumentSet("U153 bad gzip", "no gzip at all".getBytes(StandardCharsets.US_ASCII)),
                argumentSet("U153 gzip bomb", gzip(" ".repeat(100_000_000))));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return zipped.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("compressed")
    void compressionThatNobodyAskedForIsAFault(byte[] body) throws IOException {
        String head = JSON + "content-encoding: gzip\r\ncontent-length: " + body.length + "\r\n\r\n";
        rig.upstream().next((_, wire) -> wire.write(head).write(body));
        try (RawClient client = rig.client()) {
            assertThat(client.send(rig.post(false)).answer().status()).isBetween(500, 599);
        }
    }

    /// An unusual event among the others.
    static Stream<Arguments> oddEvents() {
        String start =
                "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":3}}}";
        return Stream.of(
                argumentSet("U157 bad UTF-8", "event: ping\ndata: {\"type\":\"ping\",\"x\":\"\u00ff\u00c3\"}\n\n"),
                argumentSet("U157 CR only", "event: ping\rdata: {\"type\":\"ping\"}\r\r"),
                argumentSet("U157 no blank after the colon", "event:ping\ndata:{\"type\":\"ping\"}\n\n"),
                argumentSet("U157 unknown event", "event: weather\ndata: {\"type\":\"weather\"}\n\n"),
                argumentSet("U157 second message_start", start + "\n\n"),
                argumentSet("U157 JSON cut in half", "event: ping\ndata: {\"type\":\"pi\n\n"),
                argumentSet("U157 no usage", "event: message_delta\ndata: {\"type\":\"message_delta\"}\n\n"));
    }

    @ParameterizedTest
    @MethodSource("oddEvents")
    void anOddEventPassesAsItIsAndSpoilsNothing(String odd) throws IOException {
        String events = new String(stream(), StandardCharsets.ISO_8859_1);
        int middle = events.indexOf("event: content_block_stop");
        String spiced = events.substring(0, middle) + odd + events.substring(middle);
        rig.upstream().next(Canned.stream(spiced.getBytes(StandardCharsets.ISO_8859_1), 50));
        try (RawClient client = rig.client()) {
            RawAnswer answer = client.send(rig.post(true)).answer();
            assertThat(answer.isComplete()).isTrue();
            assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1)).isEqualTo(spiced);
        }
        assertThat(rig.awaitRow(2)).satisfies(row -> {
            assertThat(row.outcome()).isEqualTo("ok");
            assertThat(row.outputTokens()).isEqualTo(rig.rows().getLast().outputTokens());
        });
    }

    /// U157
    @Test
    void aStreamIsOverWithItsLastEventWhateverFollowsOrLacks() throws IOException {
        String events = new String(stream(), StandardCharsets.UTF_8);
        String more = "event: ping\ndata: {\"type\":\"ping\"}\n\n";
        for (String odd : new String[] {events + more, events.stripTrailing()}) {
            rig.upstream().next(Canned.stream(odd.getBytes(StandardCharsets.UTF_8), 50));
            try (RawClient client = rig.client()) {
                RawAnswer answer = client.send(rig.post(true)).answer();
                assertThat(answer.isComplete()).isTrue();
                assertThat(answer.text()).startsWith(events.stripTrailing());
            }
        }
        assertThat(rig.awaitRow(3).outcome()).isEqualTo("ok");
    }

    /// U157
    @Proves(Promise.P25)
    @Test
    void anEndlessLineIsCutAndTakesNoMemory() throws IOException {
        rig.upstream().next((_, wire) -> {
            wire.write(SSE + "content-length: 100000000\r\n\r\n");
            wire.write(Reply.text("Hi").toString());
            byte[] block = "a".repeat(65536).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 1600; i++) {
                wire.write(block);
            }
        });
        try (RawClient client = rig.client()) {
            RawAnswer answer = client.send(rig.post(true)).answer();
            assertThat(answer.status() == 200 && answer.isComplete()).isFalse();
        }
        rig.awaitQuiet();
    }

    /// U157
    @Test
    void oddUsageNeverSpoilsTheBooks() throws IOException {
        String start =
                "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"usage\":%s}}\n\n";
        String delta =
                "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},"
                        + "\"usage\":%s}\n\n";
        String stop = "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";
        String[][] usages = {
            {"{\"input_tokens\":-5,\"output_tokens\":-1}", "{\"output_tokens\":-7}"},
            {"null", "null"},
            {"{\"input_tokens\":\"10\"}", "{\"output_tokens\":\"7\"}"},
            {"{\"input_tokens\":1e30}", "{\"output_tokens\":9223372036854775807}"},
            {"[]", "\"x\""},
            {"{\"input_tokens\":{\"a\":1}}", "{\"output_tokens\":[1]}"},
            {"{\"input_tokens\":10,\"output_tokens\":50}", "{\"output_tokens\":3}"},
        };
        for (String[] usage : usages) {
            String events = start.formatted(usage[0]) + delta.formatted(usage[1]) + stop;
            rig.upstream().next(Canned.stream(events.getBytes(StandardCharsets.UTF_8), 50));
            try (RawClient client = rig.client()) {
                RawAnswer answer = client.send(rig.post(true)).answer();
                assertThat(answer.isComplete()).as(events).isTrue();
                assertThat(answer.text()).isEqualTo(events);
            }
        }
        rig.awaitRow(usages.length);
        assertThat(rig.rows()).allSatisfy(row -> {
            assertThat(row.inputTokens()).isNotNegative();
            assertThat(row.outputTokens()).isNotNegative();
            assertThat(row.outcome()).isEqualTo("ok");
        });
    }
}
