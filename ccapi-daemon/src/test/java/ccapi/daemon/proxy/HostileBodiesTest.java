package ccapi.daemon.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import ccapi.daemon.proxy.RequestScan.BadBodyException;
import ccapi.daemon.testing.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Request bodies that two readers could understand differently, or that cost more to read than to send.
class HostileBodiesTest {
    private static byte[] utf8(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] with(String field) {
        return utf8("{\"model\":\"m\"," + field + "}");
    }

    /// A body with raw bytes inside a string.
    private static byte[] raw(int... bytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(utf8("{\"model\":\"m\",\"x\":\""));
        for (int b : bytes) {
            body.write(b);
        }
        body.writeBytes(utf8("\"}"));
        return body.toByteArray();
    }

    private static byte[] encoded(String charset) {
        return "{\"model\":\"m\"}".getBytes(Charset.forName(charset));
    }

    private static String nested(int depth) {
        return "\"x\":" + "[".repeat(depth) + "]".repeat(depth);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                argumentSet("J93 duplicate model", utf8("{\"model\":\"a\",\"model\":\"b\"}")),
                argumentSet("J93 duplicate model, escaped", utf8("{\"model\":\"a\",\"mod\\u0065l\":\"b\"}")),
                argumentSet("J94 duplicate stream", with("\"stream\":true,\"stream\":false")),
                argumentSet("duplicate max_tokens", with("\"max_tokens\":1,\"max_tokens\":2")),
                argumentSet("J95 depth 101", with(nested(101))),
                argumentSet("J96 depth 1,001", with(nested(1001))),
                argumentSet("J97 a million brackets", utf8("[".repeat(1_000_000))),
                argumentSet("J100 number of 1,001 digits", with("\"x\":" + "1".repeat(1001))),
                argumentSet("J102 name of 60,000", with("\"" + "n".repeat(60_000) + "\":1")),
                argumentSet("J103 two values", utf8("{\"model\":\"m\"} {}")),
                argumentSet("J104 trailing garbage", utf8("{\"model\":\"m\"}xx")),
                argumentSet("J105 byte order mark", utf8("\uFEFF{\"model\":\"m\"}")),
                argumentSet("J106 UTF-16", encoded("UTF-16")),
                argumentSet("UTF-16BE", encoded("UTF-16BE")),
                argumentSet("UTF-16LE", encoded("UTF-16LE")),
                argumentSet("UTF-32", encoded("UTF-32")),
                argumentSet("J107 bad UTF-8", raw(0xFF)),
                argumentSet("cut UTF-8", raw(0xE4, 0xB8)),
                argumentSet("J108 overlong UTF-8", raw(0xC0, 0xAF)),
                argumentSet("overlong UTF-8, 3 bytes", raw(0xE0, 0x80, 0xAF)),
                argumentSet("J110 raw surrogate", raw(0xED, 0xA0, 0x80)),
                argumentSet("beyond Unicode", raw(0xF4, 0x90, 0x80, 0x80)),
                argumentSet("J112 raw control character", raw(0x01)),
                argumentSet("raw line feed in a string", raw('\n')),
                argumentSet("J113 NaN", with("\"x\":NaN")),
                argumentSet("Infinity", with("\"x\":Infinity")),
                argumentSet("J114 single quotes", utf8("{'model':'m'}")),
                argumentSet("no quotes", utf8("{model:\"m\"}")),
                argumentSet("comment", utf8("{\"model\":\"m\"/* */}")),
                argumentSet("trailing comma", utf8("{\"model\":\"m\",}")),
                argumentSet("leading zero", with("\"x\":01")),
                argumentSet("J115 empty", new byte[0]),
                argumentSet("blank", utf8("  ")),
                argumentSet("J116 null", utf8("null")),
                argumentSet("string", utf8("\"model\"")),
                argumentSet("J117 array", utf8("[{\"model\":\"m\"}]")),
                argumentSet("cut", utf8("{\"model\":\"m\"")),
                argumentSet(
                        "J125 multipart",
                        utf8("--x\r\ncontent-disposition: form-data; name=\"model\"\r\n\r\nm\r\n--x--\r\n")),
                argumentSet("J119 max_tokens 1e3", with("\"max_tokens\":1e3")),
                argumentSet("J119 max_tokens -1", with("\"max_tokens\":-1")),
                argumentSet("J119 max_tokens 2^63", with("\"max_tokens\":9223372036854775808")),
                argumentSet("J119 max_tokens text", with("\"max_tokens\":\"5\"")),
                argumentSet("max_tokens true", with("\"max_tokens\":true")),
                argumentSet("J120 stream text", with("\"stream\":\"true\"")),
                argumentSet("J120 stream 1", with("\"stream\":1")),
                argumentSet("stream object", with("\"stream\":{}")),
                argumentSet("J121 model missing", utf8("{\"x\":1}")),
                argumentSet("model only nested", utf8("{\"x\":{\"model\":\"m\"}}")),
                argumentSet("J121 model empty", utf8("{\"model\":\"\"}")),
                argumentSet("model null", utf8("{\"model\":null}")),
                argumentSet("model a number", utf8("{\"model\":4}")),
                argumentSet("J121 model of 1 MB", utf8("{\"model\":\"" + "m".repeat(1 << 20) + "\"}")),
                argumentSet("J121 model with newline", utf8("{\"model\":\"a\\nb\"}")),
                argumentSet("J121 model climbing", utf8("{\"model\":\"../../admin\"}")),
                argumentSet("J121 model with escape sequence", utf8("{\"model\":\"\\u001b[31mred\"}")),
                argumentSet("model with NUL", utf8("{\"model\":\"a\\u0000b\"}")),
                argumentSet("model with bidi", utf8("{\"model\":\"a\\u202eb\"}")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void areRefused(byte[] body) {
        assertThatThrownBy(() -> RequestScan.of(body))
                .isInstanceOf(BadBodyException.class)
                .message()
                .hasSizeLessThan(200)
                .isPrintable();
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                argumentSet("J98 20 MB string", with("\"x\":\"" + "a".repeat(20_100_000) + "\"")),
                argumentSet("J99 41 MB string", with("\"x\":\"" + "a".repeat(41_000_000) + "\"")),
                argumentSet("depth 90", with(nested(90))),
                argumentSet("J111 NUL escape in text", with("\"x\":\"\\u0000\"")),
                argumentSet("J109 lone surrogate escape in text", with("\"x\":\"\\ud800\"")),
                argumentSet("J101 1e999999999", with("\"x\":1e999999999")),
                argumentSet("duplicate unknown name", with("\"x\":1,\"x\":2")),
                argumentSet("white space around", utf8(" \r\n\t{\"model\":\"m\"}\n ")),
                argumentSet("emoji", with("\"x\":\"\uD83D\uDE00\"")),
                argumentSet(
                        "J122 addresses and keys at any depth",
                        with(
                                "\"base_url\":\"http://169.254.169.254/\","
                                        + "\"api_base\":\"http://evil\",\"x\":[{\"api_key\":\"k\",\"base_url\":\"http://evil\"}]")),
                argumentSet("J119 max_tokens 0", with("\"max_tokens\":0")),
                argumentSet("max_tokens null", with("\"max_tokens\":null")));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void areTakenWhenTheyMeanOneThingOnly(byte[] body) throws BadBodyException {
        assertThat(RequestScan.of(body).model()).isEqualTo("m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-opus-5-5", "anthropic/gpt-5", "claude-sonnet-5-5[1m]", "ft:gpt-4:org::id", "m+x@1"})
    void modelNamesAreTakenAsTheyAre(String model) throws BadBodyException {
        assertThat(RequestScan.of(utf8("{\"model\":\"" + model + "\"}")).model())
                .isEqualTo(model);
    }

    /// J124
    @Test
    void aBodyIsTakenForWhatItIsWhateverItsTypeSays() throws IOException {
        try (Rig rig = Rig.start();
                RawClient client = rig.client()) {
            String request = rig.post(false).replace("application/json", "text/plain");
            assertThat(request).contains("content-type: text/plain");
            assertThat(client.send(request).answer().status()).isEqualTo(200);
        }
    }

    /// J118
    @Test
    void namesMadeToCollideAreRefusedBeforeTheyCostAnything() {
        StringBuilder json = new StringBuilder("{\"model\":\"m\",\"x\":{");
        for (int i = 0; i < 200_000; i++) {
            // all these names have the same String.hashCode
            json.append('"');
            for (int bit = 17; bit >= 0; bit--) {
                json.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            json.append("\":1,");
        }
        byte[] body = utf8(json.append("\"end\":1}}").toString());
        Assertions.assertTimeout(
                Duration.ofSeconds(1),
                () -> assertThatThrownBy(() -> RequestScan.of(body))
                        .isInstanceOf(BadBodyException.class)
                        .hasMessageContaining("beyond its limits"));
    }
}
