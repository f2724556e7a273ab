package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReasoningTest {
    private static String foreign(Dialect dialect, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new String(Reasoning.withoutForeign(dialect, bytes), StandardCharsets.UTF_8);
    }

    private static String any(Dialect dialect, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new String(Reasoning.withoutAny(dialect, bytes), StandardCharsets.UTF_8);
    }

    @Test
    void leavesANativeConversationUntouched() {
        byte[] body =
                "{\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"signature\":\"EqQB\"}]}]}"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(Reasoning.withoutForeign(Dialect.MESSAGES, body)).isSameAs(body);
    }

    @Test
    void takesThinkingOfOthersOutAndKeepsTheRestByteForByte() {
        String body = """
                {"a": 1.0, "messages": [
                  {"role":"user","content":"hi gAAAA"},
                  {"role":"assistant","content":[
                    {"type":"thinking","thinking":"x","signature":"gAAAAabc"},
                    {"type":"thinking","thinking":"y","signature":"EqQB"}, {"type":"text","text":"ok"},
                    {"type":"thinking","thinking":"","signature":"ccapi1."} ]} ] }
                """;
        assertThat(foreign(Dialect.MESSAGES, body)).isEqualTo("""
                {"a": 1.0, "messages": [
                  {"role":"user","content":"hi gAAAA"},
                  {"role":"assistant","content":[
                    {"type":"thinking","thinking":"y","signature":"EqQB"}, {"type":"text","text":"ok"} ]} ] }
                """);
    }

    @Test
    void fillsATurnThatHeldNothingElse() {
        String body =
                "{\"messages\":[{\"content\":[{\"type\":\"thinking\",\"signature\":\"gAAAA1\"}],\"role\":\"assistant\"}]}";
        assertThat(foreign(Dialect.MESSAGES, body))
                .isEqualTo(
                        "{\"messages\":[{\"content\":[{\"type\":\"text\",\"text\":\"(no content)\"}],\"role\":\"assistant\"}]}");
    }

    @Test
    void turnsABudgetOffInTheMiddleOfAToolLoop() {
        String loop =
                "\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"signature\":\"gAAAA1\"},"
                        + "{\"type\":\"tool_use\"}]},{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\"}]}]}";
        assertThat(foreign(Dialect.MESSAGES, "{\"thinking\":{\"type\":\"enabled\"}," + loop))
                .doesNotContain("thinking");
        assertThat(foreign(Dialect.MESSAGES, "{\"thinking\":{\"type\":\"adaptive\"}," + loop))
                .startsWith("{\"thinking\":{\"type\":\"adaptive\"},");
    }

    @Test
    void takesOnlyOurOwnReasoningOutOfAResponsesRequest() {
        String body = "{\"input\":[{\"type\":\"reasoning\",\"summary\":[],\"encrypted_content\":\"ccapi1.a.sig\"},"
                + "{\"type\":\"message\",\"role\":\"assistant\",\"content\":[]},"
                + "{\"type\":\"reasoning\",\"encrypted_content\":\"gAAAAown\"},{\"type\":\"message\"}]}";
        assertThat(foreign(Dialect.CODEX, body))
                .isEqualTo("{\"input\":[{\"type\":\"message\",\"role\":\"assistant\",\"content\":[]},"
                        + "{\"type\":\"reasoning\",\"encrypted_content\":\"gAAAAown\"},{\"type\":\"message\"}]}");
    }

    @Test
    void takesAllReasoningOutOnDemand() {
        assertThat(
                        any(
                                Dialect.CODEX,
                                "{\"input\":[{\"type\":\"message\"},{\"type\":\"reasoning\",\"encrypted_content\":\"gAAAA\"}]}"))
                .isEqualTo("{\"input\":[{\"type\":\"message\"}]}");
        assertThat(
                        any(
                                Dialect.MESSAGES,
                                "{\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"redacted_thinking\",\"data\":\"x\"},{\"type\":\"text\",\"text\":\"a\"}]}]}"))
                .isEqualTo(
                        "{\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"a\"}]}]}");
        assertThat(any(Dialect.CODEX, "{\"input\":\"hi\"}")).isEqualTo("{\"input\":\"hi\"}");
    }
}
