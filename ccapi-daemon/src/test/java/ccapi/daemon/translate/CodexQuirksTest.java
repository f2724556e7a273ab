package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CodexQuirksTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String adapted(String body) {
        return new String(CodexQuirks.of(utf8(body)).body(), StandardCharsets.UTF_8);
    }

    @Test
    void passesWhatCodexItselfSends() {
        byte[] body = utf8(
                "{\"model\":\"gpt-6-sol\",\"instructions\":\"You are\",\"input\":[],\"tools\":[{\"type\":\"function\"}],"
                        + "\"parallel_tool_calls\":true,\"store\":false,\"stream\":true,\"include\":[]}");
        assertThat(CodexQuirks.of(body).body()).isSameAs(body);
    }

    @Test
    void givesASmallRequestWhatTheBackendInsistsOn() {
        assertThat(Tree.parse(
                        adapted("{\"model\":\"m\",\"input\":\"hi\",\"stream\":false,\"parallel_tool_calls\":true}")))
                .isEqualTo(Tree.parse(
                        "{\"store\":false,\"instructions\":\"\",\"model\":\"m\",\"input\":[{\"role\":\"user\","
                                + "\"content\":[{\"type\":\"input_text\",\"text\":\"hi\"}]}],\"stream\":true}"));
    }

    @Test
    void dropsWhatItRefusesAndSaysSo() {
        CodexQuirks quirks =
                CodexQuirks.of(utf8("{\"temperature\":1,\"model\":\"m\",\"input\":[],\"max_output_tokens\":5,"
                        + "\"metadata\":{},\"previous_response_id\":null,\"service_tier\":\"flex\"}"));
        assertThat(Tree.parse(quirks.body()))
                .isEqualTo(Tree.parse(
                        "{\"store\":false,\"stream\":true,\"instructions\":\"\",\"model\":\"m\",\"input\":[]}"));
        assertThat(quirks.dropped())
                .containsExactlyInAnyOrder("temperature", "max_output_tokens", "metadata", "previous_response_id");
    }

    @Test
    void renamesRolesAndToolsInPlace() {
        assertThat(adapted(
                        "{\"store\":false,\"stream\":true,\"instructions\":\"x\",\"input\":[{\"role\" : \"system\",\"content\":\"system\"}],"
                                + "\"tools\":[{ \"type\": \"web_search_preview\" }]}"))
                .isEqualTo(
                        "{\"store\":false,\"stream\":true,\"instructions\":\"x\",\"input\":[{\"role\" : \"developer\",\"content\":\"system\"}],"
                                + "\"tools\":[{ \"type\": \"web_search\" }]}");
    }

    @Test
    void refusesToBuildOnStoredResponses() {
        assertThatThrownBy(() -> adapted("{\"previous_response_id\":\"resp_1\",\"input\":[]}"))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining("previous_response_id");
    }
}
