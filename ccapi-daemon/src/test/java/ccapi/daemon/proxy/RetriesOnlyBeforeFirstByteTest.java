package ccapi.daemon.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Answer;
import ccapi.daemon.testing.Canned;
import ccapi.daemon.testing.Faults;
import ccapi.daemon.testing.Gate;
import ccapi.daemon.testing.RawAnswer;
import ccapi.daemon.testing.RawClient;
import ccapi.daemon.testing.Reply;
import ccapi.daemon.testing.Wire;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.Health;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Another account is tried as long as the client has seen nothing, and never after its first byte.
@Proves(Promise.P21)
class RetriesOnlyBeforeFirstByteTest {
    private static final int EVENTS = 9;
    private static final String PING = "event: ping\ndata: {\"type\": \"ping\"}\n\n";

    private Rig rig;

    @BeforeEach
    void start() throws IOException {
        rig = Rig.start("timeouts: {first_byte: 1s, whole_answer: 1s, idle: 1s}");
        rig.account("second", AccountType.CLAUDE_API, "", 2, "claude-*");
    }

    @AfterEach
    void stop() throws IOException {
        rig.close();
    }

    static Stream<Arguments> accountFaults() {
        return Stream.of(
                argumentSet("401", Canned.anthropicError(401, "authentication_error", "invalid x-api-key")),
                argumentSet("402", Canned.anthropicError(402, "billing_error", "no credit")),
                argumentSet(
                        "403 revoked",
                        Canned.anthropicError(
                                403, "permission_error", "OAuth token has been revoked. Please obtain a new token.")),
                argumentSet(
                        "U159 429 with retry-after",
                        Canned.anthropicError(429, "rate_limit_error", "slow down")
                                .withHeader("retry-after", "60")),
                argumentSet("U159 429 without", Canned.anthropicError(429, "rate_limit_error", "slow down")),
                argumentSet(
                        "U159 429 with a date",
                        Canned.anthropicError(429, "rate_limit_error", "slow down")
                                .withHeader("retry-after", "Fri, 31 Dec 2027 23:59:59 GMT")),
                argumentSet(
                        "U159 429 with nonsense",
                        Canned.anthropicError(429, "rate_limit_error", "slow down")
                                .withHeader("retry-after", "soon")),
                argumentSet("500", Canned.anthropicError(500, "api_error", "oops")),
                argumentSet("502 HTML", Canned.body(502, "text/html", "<html>Bad gateway</html>")),
                argumentSet("503 empty", Canned.body(503, "text/plain", "")),
                argumentSet("529", Canned.anthropicError(529, "overloaded_error", "Overloaded")),
                argumentSet("reset", Faults.reset()),
                argumentSet("end", Faults.fin()),
                argumentSet("half a head", Faults.thenReset("HTTP/1.1 200 OK\r\ncontent-")),
                argumentSet("garbage", Faults.thenFin("garbage\r\n\r\n")),
                argumentSet(
                        "a sign of life and no more",
                        Faults.thenStall("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n" + PING)),
                argumentSet(
                        "head and no body",
                        Faults.thenReset(
                                "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n")));
    }

    @ParameterizedTest
    @MethodSource("accountFaults")
    void aFaultOfTheAccountIsMendedByAnother(Answer fault) throws IOException {
        rig.upstream().next(fault);
        try (RawClient client = rig.client()) {
            RawAnswer answer = client.send(rig.post(true)).answer();
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.text()).contains("message_stop");
        }
        assertThat(rig.upstream().credentials()).containsExactly("first", "second");
        assertThat(rig.awaitRow(1)).satisfies(row -> {
            assertThat(row.outcome()).isEqualTo("ok");
            assertThat(row.accountName()).isEqualTo("second");
            assertThat(row.attempts()).isEqualTo(2);
        });
        assertThat(rig.admin().accounts().show("first").errors()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400,invalid_request_error,prompt is too long: 210000 tokens > 200000 maximum",
        "413,request_too_large,Request exceeds the maximum size",
        "409,conflict_error,busy"
    })
    void aFaultOfTheClientIsReturnedAsItIsAndNotRetried(int status, String type, String message) throws IOException {
        Canned fault = Canned.anthropicError(status, type, message);
        rig.upstream().next(fault);
        try (RawClient client = rig.client()) {
            RawAnswer answer = client.send(rig.post(true)).answer();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.json().at("/error/type").asText()).isEqualTo(type);
            assertThat(answer.json().at("/error/message").asText()).isEqualTo(message);
        }
        assertThat(rig.upstream().credentials()).containsExactly("first");
        assertThat(rig.admin().accounts().show("first").account().health()).isIn(Health.HEALTHY, Health.UNKNOWN);
    }

    /// U142 and U144
    @Proves(
            value = Promise.P21,
            measured = "a cut by FIN or RST after each of 8 events, a stall, an error event: 1 call each")
    @ParameterizedTest
    @ValueSource(strings = {"FIN", "RST"})
    void aCutAfterTheFirstByteIsVisibleAndNotRetried(Reply.Cut cut) throws IOException {
        Reply whole = Reply.text("one two three");
        for (int shown = 1; shown < EVENTS; shown++) {
            rig.upstream().next(whole.withCut(shown, cut));
            try (RawClient client = rig.client()) {
                RawAnswer answer = client.send(rig.post(true)).answer();
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.isComplete()).isFalse();
                assertThat(List.of(answer.text().split("\n\n")))
                        .hasSize(shown + 1)
                        .last(STRING)
                        .startsWith("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"api_error\"");
                assertThat(client.awaitEnd(Duration.ofSeconds(2))).isNotEqualTo(Wire.Peer.OPEN);
            }
            assertThat(rig.upstream().credentials()).hasSize(shown).containsOnly("first");
            assertThat(rig.awaitRow(shown).outcome()).isEqualTo("upstream_cut");
            rig.admin().accounts().clear("first");
        }
    }

    @Test
    void signsOfLifeThatGoOnReachTheClientAndThenNoOtherIsAsked() throws IOException {
        rig.upstream().next((_, wire) -> {
            wire.write("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n");
            wire.drip(PING.repeat(3), Duration.ofMillis(10));
            wire.close();
        });
        try (RawClient client = rig.client()) {
            assertThat(client.send(rig.post(true)).answer().isComplete()).isFalse();
        }
        assertThat(rig.upstream().credentials()).containsExactly("first");
        assertThat(rig.awaitRow(1).outcome()).isEqualTo("upstream_cut");
    }

    /// U145
    @Test
    void aStallAfterTheFirstByteEndsInTimeAndIsNotRetried() throws IOException {
        Gate never = new Gate();
        rig.upstream().next(Reply.text("one two three").withGate(5, never));
        try (RawClient client = rig.client().within(Duration.ofSeconds(4))) {
            assertThat(client.send(rig.post(true)).answer().isComplete()).isFalse();
        }
        never.open();
        assertThat(rig.upstream().credentials()).containsExactly("first");
        assertThat(rig.awaitRow(1).outcome()).isEqualTo("upstream_cut");
    }

    /// U157
    @Test
    void anErrorEventAfterTheFirstBytePassesAndIsNotRetried() throws IOException {
        rig.upstream().next(Reply.text("one two three").withError(5, "overloaded_error", "Overloaded"));
        try (RawClient client = rig.client()) {
            RawAnswer answer = client.send(rig.post(true)).answer();
            assertThat(answer.text()).contains("event: error", "Overloaded").doesNotContain("message_stop");
        }
        assertThat(rig.upstream().credentials()).containsExactly("first");
        assertThat(rig.awaitRow(1).outcome()).isNotEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWholeAnswerThatIsCutIsMendedByAnother(boolean reset) throws IOException {
        String half =
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n{\"type\":\"mess";
        rig.upstream().next(reset ? Faults.thenReset(half) : Faults.thenFin(half));
        try (RawClient client = rig.client()) {
            RawAnswer answer = client.send(rig.post(false)).answer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("type").asText()).isEqualTo("message");
        }
        assertThat(rig.upstream().credentials()).containsExactly("first", "second");
    }

    @Test
    void whenAllFailTheClientLearnsWhyInItsOwnProtocol() throws IOException {
        rig.upstream().always(Canned.anthropicError(529, "overloaded_error", "Overloaded"));
        try (RawClient client = rig.client()) {
            RawAnswer answer = client.send(rig.post(true)).answer();
            assertThat(answer.status()).isIn(429, 503, 529);
            assertThat(answer.json().path("type").asText()).isEqualTo("error");
            assertThat(answer.json().at("/error/message").asText())
                    .contains("no account can serve now: the upstream is overloaded")
                    .doesNotContain("first", "second");
            assertThat(answer.header("request-id")).isNotNull();
        }
        assertThat(rig.awaitRow(1)).satisfies(row -> {
            assertThat(row.outcome()).isEqualTo("upstream_error");
            assertThat(row.error()).contains("first: ", "second: ");
        });
    }
}
