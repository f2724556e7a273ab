package ccapi.daemon.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.account.SessionKey;
import ccapi.daemon.proxy.RequestScan.BadBodyException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestScanTest {
    @Test
    void findsWhatTheProxyMustKnow() throws Exception {
        RequestScan scan = scan("""
                {"messages":[{"role":"user","content":"x","model":"inner"},{}],"model":"claude-sonnet-5",
                 "max_tokens":32000,"stream":true,"tools":[{"name":"a"}],"unknown":{"stream":false}}""");

        assertThat(scan).isEqualTo(new RequestScan("claude-sonnet-5", true, 32000, 2, true, "", scan.session(), false));
    }

    @Test
    void tellsTheConversationOnTheSameWay() throws Exception {
        assertThat(scan("{\"prompt_cache_key\":\"pck-1\",\"input\":\"hi\",\"model\":\"m\"}")
                        .session())
                .isEqualTo(new SessionKey("pck-1", "prompt-cache-key"));
        assertThat(scan("{\"model\":\"m\"}").session()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"type\":\"thinking\",\"signature\":\"gAAAAabc\"}', true",
        "'{\"signature\" : \"ccapi1.\"}', true",
        "'{\"type\":\"redacted_thinking\",\"data\":\"ccapi1.r.x\"}', true",
        "'{\"type\":\"reasoning\",\"encrypted_content\":\"gAAAAabc\"}', true",
        "'{\"signature\":\"EqQB\"}', false",
        "'{\"type\":\"text\",\"text\":\"gAAAAabc\"}', false",
        "'{\"source\":{\"data\":\"gAAA\"}}', false",
        "'\"gAAAAabc\"', false",
    })
    void seesReasoningThatNotEveryProviderCanRead(String block, boolean foreign) throws Exception {
        assertThat(scan("{\"model\":\"m\",\"messages\":[{\"role\":\"assistant\",\"content\":[" + block + "]}]}")
                        .foreignReasoning())
                .isEqualTo(foreign);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"service_tier\":\"priority\"', priority",
        "'\"service_tier\":\"flex\"', flex",
        "'\"service_tier\":\"auto\"', ''",
        "'\"service_tier\":{\"service_tier\":\"priority\"}', ''",
        "'\"speed\":\"fast\"', fast",
        "'\"speed\":null,\"metadata\":{\"speed\":\"fast\"}', ''",
    })
    void knowsATierThatHasAPriceOfItsOwn(String fields, String tier) throws Exception {
        assertThat(scan("{\"model\":\"m\"," + fields + "}").tier()).isEqualTo(tier);
    }

    @Test
    void streamIsOffWhenItIsNotThereOrNull() throws Exception {
        assertThat(scan("{\"model\":\"m\"}").stream()).isFalse();
        assertThat(scan("{\"model\":\"m\",\"stream\":null}").stream()).isFalse();
        assertThat(scan("{\"model\":\"m\"}").maxTokens()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                "{'model':'m'}",
                "{\"model\":\"\"}",
                "{\"model\":\"  \"}",
                "{\"model\":null}",
                "{\"model\":5}",
                "{\"model\":\"../x\"}",
                "{\"model\":\"a\\nb\"}",
                "{\"model\":\"\\u001b[31m\"}",
                "{\"model\":\"m\",\"model\":\"n\"}",
                "{\"model\":\"m\",\"stream\":true,\"stream\":false}",
                "{\"model\":\"m\",\"stream\":\"true\"}",
                "{\"model\":\"m\",\"stream\":1}",
                "{\"model\":\"m\",\"max_tokens\":-1}",
                "{\"model\":\"m\",\"max_tokens\":1e3}",
                "{\"model\":\"m\",\"max_tokens\":\"5\"}",
                "{\"model\":\"m\",\"max_tokens\":9223372036854775808}",
                "{\"model\":\"m\"} {}",
                "{\"model\":\"m\"}xx",
                "{\"model\":\"m\",\"x\":NaN}",
                "{\"model\":\"m\",\"x\":\"a\u0001b\"}",
            })
    void refusesWhatIsNoProperRequest(String body) {
        assertThatThrownBy(() -> scan(body)).isInstanceOf(BadBodyException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "efbbbf7b7d",
                "fffe7b007d00",
                "7b007d00",
                "7b226d6f64656c223a22c0af227d",
                "7b226d6f64656c223a22eda080227d",
                "7b226d6f64656c223a22ff227d"
            })
    void refusesWhatIsNoPlainUtf8(String hex) {
        assertThatThrownBy(() -> RequestScan.of(HexFormat.of().parseHex(hex))).isInstanceOf(BadBodyException.class);
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        String deep = "{\"model\":\"m\",\"x\":" + "[".repeat(101) + "]".repeat(101) + "}";
        assertThatThrownBy(() -> scan(deep)).isInstanceOf(BadBodyException.class);
        assertThatThrownBy(() -> scan("[".repeat(1_000_000))).isInstanceOf(BadBodyException.class);
    }

    @Test
    void takesALargeDocument() throws Exception {
        assertThat(scan("{\"model\":\"m\",\"x\":\"" + "a".repeat(20_100_000) + "\"}")
                        .model())
                .isEqualTo("m");
    }

    @Test
    void thousandsOfCollidingNamesCostNoMoreThanOthers() throws Exception {
        // "Aa" and "BB" have the same hash in Java: 2^16 names that all collide
        StringBuilder body = new StringBuilder("{\"model\":\"m\"");
        for (int i = 0; i < 1 << 16; i++) {
            body.append(",\"");
            for (int bit = 0; bit < 16; bit++) {
                body.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            body.append("\":1");
        }
        assertThat(scan(body.append('}').toString()).model()).isEqualTo("m");
    }

    private static RequestScan scan(String body) throws BadBodyException {
        return RequestScan.of(body.getBytes(StandardCharsets.UTF_8));
    }
}
