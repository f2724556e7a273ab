package ccapi.daemon.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.translate.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {
    @Test
    void everyClientFindsItsProtocol() {
        assertThat(Call.of("POST", "/v1/messages")).isEqualTo(new Call.Message(Dialect.MESSAGES));
        assertThat(Call.of("POST", "/v1/responses")).isEqualTo(new Call.Message(Dialect.RESPONSES));
        assertThat(Call.of("POST", "/backend-api/codex/responses")).isEqualTo(new Call.Message(Dialect.RESPONSES));
        assertThat(Call.of("POST", "/v1/chat/completions")).isEqualTo(new Call.Message(Dialect.CHAT));
        assertThat(Call.of("HEAD", "/api/hello")).isEqualTo(new Call.Hello());
        assertThat(Call.of("GET", "/v1/models/gpt-5.4")).isEqualTo(new Call.Models("gpt-5.4"));
        assertThat(Call.of("GET", "/v1/models/anthropic/gpt-5.4")).isEqualTo(new Call.Models("anthropic/gpt-5.4"));
    }

    @Test
    void aWebSocketUpgradeIsAnsweredAtOnce() {
        assertThat(Call.of("GET", "/v1/responses")).isEqualTo(new Call.Upgrade());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//v1/messages",
                "/x/../v1/messages",
                "/v1/messages/",
                "/v1/messages;a=b",
                "/V1/messages",
                "/v1%2fmessages",
                "http://h/v1/messages",
                "/v1/models/a%2fb",
                "/v1/models/../messages"
            })
    void aPathMatchesToTheLetterOrNotAtAll(String path) {
        assertThat(Call.of("POST", path)).isEqualTo(new Call.Unknown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "post", "PUT", "FOO"})
    void anotherMethodIsToldWhatIsAllowed(String method) {
        assertThat(Call.of(method, "/v1/messages")).isEqualTo(new Call.WrongMethod("POST"));
    }
}
