package ccapi.daemon.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.shared.usage.TokenUsage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeUpstreamTest {
    private static final String STREAM = "{\"model\":\"m\",\"stream\":true}";
    private static final String WHOLE = "{\"model\":\"m\"}";

    private static List<String> events(RawClient client) throws IOException {
        client.head();
        List<String> events = new ArrayList<>();
        for (String event = client.event(); event != null; event = client.event()) {
            events.add(event);
        }
        return events;
    }

    @Test
    void speaksEachProtocolStreamedAndWhole() throws IOException {
        try (FakeUpstream upstream = FakeUpstream.start();
                RawClient client = RawClient.tcp(upstream.port())) {
            upstream.always(
                    Reply.of(Turn.of(new Turn.Part.Text("Hi there"), new Turn.Part.ToolCall("c1", "f", "{\"a\":1}"))
                            .using(new TokenUsage(100, 20, 30, 40, 50, 0, ""))));
            for (String path : List.of("/v1/messages", "/backend-api/codex/responses", "/v1/chat/completions")) {
                List<String> events = events(client.send(RawClient.post(path, "k", STREAM)));
                assertThat(String.join("", events)).contains("Hi ", "there");
                assertThat(client.isComplete()).isTrue();
                RawAnswer whole = client.send(RawClient.post(path, "k", WHOLE)).answer();
                assertThat(whole.text()).contains("Hi there", "\"model\":\"m\"", "20");
            }
            assertThat(upstream.requests()).hasSize(6);
            assertThat(upstream.countsOf("k", "other")).containsExactly(6L, 0L);
        }
    }

    @Test
    void endsEachProtocolWithItsOwnLastEvent() throws IOException {
        try (FakeUpstream upstream = FakeUpstream.start();
                RawClient client = RawClient.tcp(upstream.port())) {
            assertThat(events(client.send(RawClient.post("/v1/messages", "k", STREAM)))
                            .getLast())
                    .startsWith("event: message_stop\n");
            assertThat(events(client.send(RawClient.post("/v1/responses", "k", STREAM)))
                            .getLast())
                    .startsWith("event: response.completed\n");
            assertThat(events(client.send(RawClient.post("/v1/chat/completions", "k", STREAM)))
                            .getLast())
                    .isEqualTo("data: [DONE]\n\n");
        }
    }

    @Test
    void holdsAStreamAtAGateAndCutsIt() throws IOException {
        Gate gate = new Gate();
        try (FakeUpstream upstream = FakeUpstream.start();
                RawClient client = RawClient.tcp(upstream.port())) {
            upstream.next(Reply.text("one two three").withGate(3, gate).withCut(5, Reply.Cut.FIN));
            client.send(RawClient.post("/v1/messages", "k", STREAM)).head();
            assertThat(client.event()).startsWith("event: message_start");
            gate.awaitArrival();
            gate.open();
            assertThat(client.rest().isComplete()).isFalse();
        }
    }

    @Test
    void answersProbesWithoutCountingThem() throws IOException {
        try (FakeUpstream upstream = FakeUpstream.start();
                RawClient client = RawClient.tcp(upstream.port())) {
            assertThat(client.send("HEAD /api/hello HTTP/1.1\r\nhost: x\r\n\r\n")
                            .answer()
                            .status())
                    .isEqualTo(200);
            assertThat(client.send(RawClient.post("/v1/messages/count_tokens", "k", WHOLE))
                            .answer()
                            .json()
                            .path("input_tokens")
                            .asInt())
                    .isPositive();
            assertThat(client.send(RawClient.get("/v1/models", "k")).answer().text())
                    .contains("gpt-");
            assertThat(upstream.requests()).isEmpty();
        }
    }

    @Test
    void wordsRefusalsAsTheProvidersDo() throws IOException {
        try (FakeUpstream upstream = FakeUpstream.start();
                RawClient client = RawClient.tcp(upstream.port())) {
            upstream.next(
                    Canned.anthropicError(529, "overloaded_error", "Overloaded").withHeader("retry-after", "3"),
                    Canned.codexUsageLimit(1_790_000_000, 60));
            RawAnswer first =
                    client.send(RawClient.post("/v1/messages", "k", STREAM)).answer();
            assertThat(first.status()).isEqualTo(529);
            assertThat(first.header("retry-after")).isEqualTo("3");
            assertThat(client.send(RawClient.post("/v1/responses", "k", STREAM))
                            .answer()
                            .text())
                    .contains("usage_limit_reached");
        }
    }
}
