package ccapi.daemon.account;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.shared.socket.Json;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionReaderTest {
    private static final String UUID = "0f8fad5b-d9cb-469f-a165-70867728950e";

    @ParameterizedTest
    @CsvSource({"x-claude-code-session-id", "session-id", "session_id", "thread-id", "conversation_id"})
    void headerOfTheClientNamesTheSession(String name) {
        assertThat(SessionReader.ofHeaders(Map.of(name, UUID)::get)).isEqualTo(new SessionKey(UUID, "session-header"));
    }

    @Test
    void bothFormsOfTheUserIdHoldTheSession() {
        String old = "user_" + "a".repeat(64) + "_account__session_" + UUID;
        assertThat(of("{\"model\":\"m\",\"metadata\":{\"user_id\":\"" + old + "\"}}"))
                .isEqualTo(new SessionKey(UUID, "metadata"));
        String json =
                "{\\\"device_id\\\":\\\"d\\\",\\\"account_uuid\\\":\\\"\\\",\\\"session_id\\\":\\\"" + UUID + "\\\"}";
        assertThat(of("{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"metadata\":{\"user_id\":\"" + json
                        + "\"}}"))
                .isEqualTo(new SessionKey(UUID, "metadata"));
    }

    @Test
    void promptCacheKeyTellsAResponsesConversation() {
        assertThat(of("{\"input\":\"hi\",\"prompt_cache_key\":\"pck-1\",\"instructions\":\"be kind\"}"))
                .isEqualTo(new SessionKey("pck-1", "prompt-cache-key"));
    }

    @Test
    void cachedSystemBlocksTellAConversationWhateverFollows() {
        String system = "\"system\":[{\"type\":\"text\",\"text\":\"base\",\"cache_control\":{\"type\":\"ephemeral\"}},"
                + "{\"type\":\"text\",\"text\":\"%s\"}]";
        SessionKey one = of("{" + system.formatted("today is Monday") + ",\"messages\":[]}");
        SessionKey two =
                of("{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]," + system.formatted("Tuesday") + "}");
        assertThat(one).isEqualTo(two);
        assertThat(one.source()).isEqualTo("cache-control");
    }

    @Test
    void cacheMarksThatWanderThroughTheMessagesDoNotCount() {
        String marked = ",\"cache_control\":{\"type\":\"ephemeral\"}";
        String turn = "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"first\"%s}]}%s]}";
        SessionKey first = of(turn.formatted(marked, ""));
        SessionKey second = of(turn.formatted(
                "",
                ",{\"role\":\"assistant\",\"content\":\"a\"},"
                        + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"second\"" + marked + "}]}"));
        assertThat(first.value()).isEqualTo(second.value());
        assertThat(first.source()).isEqualTo("first-message");
        assertThat(first.opens()).isTrue();
        assertThat(second.opens()).isFalse();
    }

    @Test
    void billingBlockThatChangesWithEachRequestDoesNotCount() {
        String body = "{\"system\":[{\"type\":\"text\",\"text\":\"x-anthropic-billing-header: %s\"},"
                + "{\"type\":\"text\",\"text\":\"You are helpful\"}],\"messages\":[]}";
        assertThat(of(body.formatted("a"))).isEqualTo(of(body.formatted("b")));
        assertThat(of(body.formatted("a")).source()).isEqualTo("system");
    }

    @Test
    void firstUserMessageCountsAlsoWhenItsRoleStandsLast() {
        SessionKey one =
                of("{\"messages\":[{\"content\":\"hi\",\"role\":\"user\"},{\"role\":\"user\",\"content\":\"b\"}]}");
        SessionKey two = of("{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
        assertThat(one.value()).isEqualTo(two.value());
        assertThat(one).isNotEqualTo(of("{\"messages\":[{\"role\":\"user\",\"content\":\"ho\"}]}"));
    }

    @Test
    void responsesInputIsReadAsMessages() {
        SessionKey key =
                of("{\"input\":[{\"type\":\"message\",\"role\":\"developer\",\"content\":[{\"type\":\"input_text\","
                        + "\"text\":\"rules\"}]},{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\","
                        + "\"text\":\"hi\"}]},{\"type\":\"function_call\",\"arguments\":\"{}\"}]}");
        assertThat(key.source()).isEqualTo("system");
        assertThat(of("{\"input\":\"hi\"}").source()).isEqualTo("first-message");
    }

    @Test
    void wordsThatFollowManyInCommonDoNotCount() {
        String message = "{\"messages\":[{\"role\":\"user\",\"content\":\"" + "x".repeat(40_000) + "%s\"}]}";
        assertThat(of(message.formatted("a"))).isEqualTo(of(message.formatted("b")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"messages\":7}",
                "{\"messages\":[7,[],{\"role\":\"user\"}],\"tools\":{},\"system\":null,\"metadata\":[]}"
            })
    void bodyThatTellsNothingHasNoSession(String body) {
        assertThat(of(body)).isNull();
    }

    @Test
    void longBodyIsPassedOverWithoutATree() {
        String image = "i".repeat(24_000_000);
        SessionKey key = of("{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{\"data\":\""
                + image + "\"}},{\"type\":\"text\",\"text\":\"look\"}]}]}");
        assertThat(key)
                .isEqualTo(
                        of("{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"look\"}]}]}"));
    }

    private static @Nullable SessionKey of(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (JsonParser in = Json.mapper().createParser(body)) {
            SessionReader reader = new SessionReader(in, body);
            assertThat(in.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                reader.member(name);
            }
            assertThat(in.nextToken()).isNull();
            return reader.found();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
