package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.sse.SseParser;
import ccapi.daemon.testing.Fixtures;
import ccapi.shared.usage.TokenUsage;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MeterTest {
    private static Meter meter(Dialect dialect, byte[] stream, int slice) {
        Meter meter = Meter.of(dialect);
        SseParser parser = new SseParser(1 << 24);
        for (int from = 0; from < stream.length; from += slice) {
            parser.feed(stream, from, Math.min(slice, stream.length - from), meter::event);
        }
        parser.end(meter::event);
        meter.endOfStream();
        return meter;
    }

    private static Meter meter(Dialect dialect, String... data) {
        StringBuilder stream = new StringBuilder();
        for (String line : data) {
            stream.append("data: ").append(line).append("\n\n");
        }
        return meter(dialect, stream.toString().getBytes(StandardCharsets.UTF_8), 7);
    }

    static Stream<Fixtures.Recording> recordings() {
        return Fixtures.all();
    }

    private static Dialect dialect(Fixtures.Recording recording) {
        return switch (recording.family()) {
            case "anthropic" -> Dialect.MESSAGES;
            case "responses" -> Dialect.RESPONSES;
            default -> Dialect.CHAT;
        };
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("recordings")
    void countsTheSameHoweverTheStreamIsSliced(Fixtures.Recording recording) {
        byte[] bytes = recording.bytes();
        Meter whole = meter(dialect(recording), bytes, bytes.length);
        for (int slice : new int[] {1, 7, 4096}) {
            Meter sliced = meter(dialect(recording), bytes, slice);
            assertThat(sliced.usage()).isEqualTo(whole.usage());
            assertThat(sliced.outputCharacters()).isEqualTo(whole.outputCharacters());
            assertThat(sliced.isEnded()).isEqualTo(whole.isEnded());
        }
        if (recording.isWhole()) {
            assertThat(whole.isEnded()).isTrue();
            assertThat(whole.model()).isNotNull();
        }
    }

    /// The meter that watches and the reader that translates must agree.
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("recordings")
    void agreesWithTheTranslation(Fixtures.Recording recording) {
        if (recording.streams() > 1) {
            return;
        }
        byte[] bytes = recording.bytes();
        Meter meter = meter(dialect(recording), bytes, bytes.length);
        Dialect client = dialect(recording) == Dialect.MESSAGES ? Dialect.RESPONSES : Dialect.MESSAGES;
        Translation translation = Streams.begun(client, dialect(recording), true);
        Streams.translate(translation, Streams.parse(bytes));
        assertThat(translation.usage()).isEqualTo(meter.usage());
        assertThat(translation.actualModel()).isEqualTo(meter.model());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("recordings")
    void meetsTheExpectationWrittenBesideTheStream(Fixtures.Recording recording) {
        if (!recording.file().matches("synthetic/.*\\.sse")) {
            return;
        }
        JsonNode expect =
                Fixtures.json(recording.file().replace(".sse", ".expect.json")).path("expect");
        TokenUsage usage = meter(dialect(recording), recording.bytes(), 5).usage();
        JsonNode meter = expect.path("meter");
        assertThat(usage.input()).isEqualTo(meter.path("input").asLong(usage.input()));
        assertThat(usage.output()).isEqualTo(meter.path("output").asLong(usage.output()));
        assertThat(usage.cacheRead()).isEqualTo(meter.path("cache_read").asLong(usage.cacheRead()));
        assertThat(usage.cacheWrite5m()).isEqualTo(meter.path("cache_write_5m").asLong(usage.cacheWrite5m()));
        assertThat(usage.cacheWrite1h()).isEqualTo(meter.path("cache_write_1h").asLong(usage.cacheWrite1h()));
    }

    @Test
    void takesOddNumbersForWhatTheyAre() {
        Meter meter = meter(
                Dialect.MESSAGES,
                "{\"type\":\"message_start\",\"message\":{\"model\":\"m\",\"usage\":{\"input_tokens\":\"12\",\"output_tokens\":null,"
                        + "\"cache_read_input_tokens\":-5,\"cache_creation\":null}}}",
                "{\"usage\":{\"output_tokens\":7.0,\"server_tool_use\":{\"web_search_requests\":2},\"service_tier\":\"standard\"},"
                        + "\"type\":\"message_delta\"}");
        assertThat(meter.usage()).isEqualTo(new TokenUsage(12, 7, 0, 0, 0, 2, ""));
        assertThat(meter.isEnded()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "'\"service_tier\":\"batch\"', batch",
        "'\"service_tier\":\"standard\",\"inference_geo\":\"us\"', us",
        "'\"inference_geo\":\"us\",\"service_tier\":\"batch\"', batch+us",
        "'\"speed\":\"fast\",\"inference_geo\":\"us\"', fast+us",
        "'\"speed\":\"standard\",\"inference_geo\":\"global\"', ''",
        "'\"inference_geo\":\"not_available\"', ''",
        "'\"inference_geo\":null', ''"
    })
    void tellsHowARequestIsBilled(String fields, String tier) {
        String more = fields.isEmpty() ? "" : "," + fields;
        Meter meter = meter(
                Dialect.MESSAGES,
                "{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":1" + more + "}}}",
                "{\"type\":\"message_delta\",\"usage\":{\"output_tokens\":1}}");
        assertThat(meter.usage()).isEqualTo(new TokenUsage(1, 1, 0, 0, 0, 0, tier));
    }

    @Test
    void survivesEventsThatAreNoJson() {
        for (Dialect dialect : Dialect.values()) {
            Meter meter =
                    meter(dialect, "", "{", "nonsense", "[1]", "{\"type\":", "{\"type\":\"error", "null", "{\"a\" 1}");
            assertThat(meter.usage().isNone()).isTrue();
            assertThat(meter.failure()).isNull();
        }
    }

    @Test
    void keepsTheErrorThatSaysMore() {
        Meter meter = meter(
                Dialect.CODEX,
                "{\"type\":\"error\",\"error\":{\"type\":\"usage_limit_reached\",\"message\":\"full\",\"resets_at\":1790003600}}",
                "{\"type\":\"response.failed\",\"response\":{\"error\":{\"code\":\"server_error\",\"message\":\"x\"}}}");
        assertThat(meter.failure()).isNotNull();
        assertThat(meter.failure().code()).isEqualTo("usage_limit_reached");
        assertThat(meter.failure().status()).isEqualTo(429);
        assertThat(meter.isEnded()).isTrue();
        assertThat(meter.isStarted()).isFalse();
        assertThat(Tree.parse(meter.failure().body())
                        .path("error")
                        .path("resets_at")
                        .asLong())
                .isEqualTo(1790003600);
    }

    @Test
    void countsCharactersAndNotBytes() {
        Meter meter = meter(
                Dialect.MESSAGES,
                "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"å\\n\\u00e5😀\\\"\"}}",
                "{\"type\":\"content_block_delta\",\"delta\":{\"partial_json\":\"{\\\"text\\\":1\",\"type\":\"input_json_delta\"}}");
        assertThat(meter.outputCharacters()).isEqualTo(5 + 9);
        assertThat(meter.isStarted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"prompt_tokens\":10,\"completion_tokens\":5}|10|5|0|0",
                "{\"prompt_tokens\":10,\"completion_tokens\":5,\"prompt_tokens_details\":{\"cached_tokens\":4}}|6|5|4|0",
                "{\"prompt_tokens\":10,\"completion_tokens\":5,\"prompt_tokens_details\":null}|10|5|0|0",
                "{\"prompt_tokens\":3,\"prompt_tokens_details\":{\"cached_tokens\":4,\"cache_write_tokens\":2}}|0|0|4|2",
                "{\"prompt_tokens\":10,\"completion_tokens\":2,\"total_tokens\":20,\"completion_tokens_details\":{\"reasoning_tokens\":8}}"
                        + "|10|10|0|0",
                "{\"prompt_tokens\":10,\"completion_tokens\":9,\"total_tokens\":19,\"completion_tokens_details\":{\"reasoning_tokens\":8}}"
                        + "|10|9|0|0"
            })
    void countsCachedTokensOnce(String usage, long input, long output, long read, long written) {
        Meter meter = meter(Dialect.CHAT, "{\"choices\":[],\"usage\":" + usage + "}", "[DONE]");
        assertThat(meter.usage()).isEqualTo(new TokenUsage(input, output, read, written, 0, 0, ""));
        Metered whole = UsageReader.whole(
                Dialect.CHAT, ("{\"usage\":" + usage + ",\"model\":\"m\"}").getBytes(StandardCharsets.UTF_8));
        assertThat(whole).isEqualTo(new Metered(meter.usage(), "m"));
    }

    @Test
    void waitsForTheUsageThatComesAfterTheReasonToStop() {
        Meter meter = Meter.of(Dialect.CHAT);
        SseParser parser = new SseParser(1000);
        byte[] stop =
                "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n".getBytes(StandardCharsets.UTF_8);
        parser.feed(stop, 0, stop.length, meter::event);
        assertThat(meter.isEnded()).isFalse();
        meter.endOfStream();
        assertThat(meter.isEnded()).isTrue();
    }

    @Test
    void splitsCacheWritesByTheirLifeAndCountsSearches() {
        Meter meter = meter(
                Dialect.RESPONSES,
                "{\"type\":\"response.output_item.done\",\"output_index\":0,\"item\":{\"type\":\"web_search_call\",\"action\":{\"type\":\"search\"}}}",
                "{\"type\":\"response.output_item.done\",\"output_index\":1,\"item\":{\"type\":\"web_search_call\",\"action\":{\"type\":\"open_page\"}}}",
                "{\"type\":\"response.completed\",\"response\":{\"model\":\"m\",\"service_tier\":\"priority\",\"output\":[],\"usage\":"
                        + "{\"input_tokens\":1000,\"output_tokens\":3,\"input_tokens_details\":{\"cached_tokens\":700,\"cache_write_tokens\":200,"
                        + "\"cache_write_tokens_details\":{\"ttl_30m_tokens\":150,\"ttl_12h_tokens\":50}}}}}");
        assertThat(meter.usage()).isEqualTo(new TokenUsage(100, 3, 700, 150, 50, 1, "priority"));
    }
}
