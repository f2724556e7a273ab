package ccapi.daemon.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.testing.Canned;
import ccapi.daemon.testing.Fixtures;
import ccapi.daemon.testing.Gate;
import ccapi.daemon.testing.RawAnswer;
import ccapi.daemon.testing.RawClient;
import ccapi.shared.account.AccountType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each event reaches the client before the next one is sent, and a passing stream keeps every byte.
class FlushesEachEventTest {
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    private static Rig rig;

    @BeforeAll
    static void start() throws IOException {
        rig = Rig.start();
        rig.account("openai", AccountType.OPENAI_API, "/v1", 1, "gpt-*");
    }

    @AfterAll
    static void stop() throws IOException {
        rig.close();
    }

    private static List<String> events(String family) {
        return switch (family) {
            case "anthropic" ->
                List.of(
                        "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"usage\":{\"input_tokens\":3,\"output_tokens\":1}}}\n\n",
                        "event: ping\ndata: {\"type\": \"ping\"}\n\n",
                        "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n",
                        "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Hi\"}}   \n\n",
                        "event: something_new\ndata: {\"type\":\"something_new\"}\n\n");
            case "responses" ->
                List.of(
                        "event: response.created\ndata: {\"type\":\"response.created\",\"response\":{\"id\":\"r\"}}\n\n"
                                + "event: response.output_item.added\ndata: {\"type\":\"response.output_item.added\",\"output_index\":0,\"item\":{\"type\":\"message\",\"id\":\"i\"}}\n\n",
                        "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"output_index\":0,\"delta\":\"Hi\"}\n\n",
                        "event: response.something_new\ndata: {\"type\":\"response.something_new\"}\n\n");
            default ->
                List.of(
                        "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n",
                        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}}]}\n\n",
                        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\" there\"}}]}\n\n");
        };
    }

    private static String request(String family) {
        return switch (family) {
            case "anthropic" -> rig.post(true);
            case "responses" ->
                RawClient.post("/v1/responses", rig.key(), "{\"model\":\"gpt-5.4\",\"stream\":true,\"input\":\"Hi\"}");
            default ->
                RawClient.post(
                        "/v1/chat/completions",
                        rig.key(),
                        "{\"model\":\"gpt-5.4\",\"stream\":true,\"stream_options\":{\"include_usage\":true},\"messages\":[]}");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"anthropic", "responses", "chat"})
    void beforeTheNextOneIsSent(String family) throws IOException {
        List<String> events = events(family);
        List<Gate> gates =
                IntStream.range(0, events.size()).mapToObj(_ -> new Gate()).toList();
        rig.upstream().next((_, wire) -> {
            wire.write(HEAD);
            for (int i = 0; i < events.size(); i++) {
                wire.write(Integer.toHexString(events.get(i).length()) + "\r\n" + events.get(i) + "\r\n");
                gates.get(i).pass();
            }
            wire.write("0\r\n\r\n");
        });
        try (RawClient client = rig.client().send(request(family))) {
            assertThat(client.head().startLine()).startsWith("HTTP/1.1 200 ");
            for (int i = 0; i < events.size(); i++) {
                StringBuilder seen = new StringBuilder();
                while (seen.length() < events.get(i).length()) {
                    seen.append(client.event());
                }
                assertThat(seen.toString()).isEqualTo(events.get(i));
                gates.get(i).open();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096})
    void andEveryRecordedByteComesThroughHoweverItIsCut(int slice) throws IOException {
        List<Fixtures.Recording> recordings = Fixtures.all()
                .filter(recording -> recording.isWhole() && recording.streams() == 1)
                .filter(recording -> slice > 1 || recording.bytes().length < 3000)
                .toList();
        for (Fixtures.Recording recording : recordings) {
            byte[] stream = recording.bytes();
            rig.upstream().next(Canned.stream(stream, slice));
            try (RawClient client = rig.client()) {
                RawAnswer answer = client.send(request(recording.family())).answer();
                assertThat(answer.text()).as(recording.file()).isEqualTo(new String(stream, StandardCharsets.UTF_8));
                assertThat(answer.isComplete()).as(recording.file()).isTrue();
            }
        }
    }

    @Test
    void withHeadersThatKeepBuffersOutOfTheWay() throws IOException {
        try (RawClient client = rig.client()) {
            RawAnswer answer = client.send(rig.post(true)).answer();
            assertThat(answer.header("content-type")).startsWith("text/event-stream");
            assertThat(answer.header("cache-control")).contains("no-cache");
            assertThat(answer.header("x-accel-buffering")).isEqualTo("no");
        }
    }
}
