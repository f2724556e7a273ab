package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Codex CLI declares the tools of its newer models in an item of the input, grouped, behind one that runs scripts.
class ToolsAmongInputTest {
    private static final String REQUEST = """
            {"model": "gpt-6-sol", "input": [
              {"type": "additional_tools", "role": "developer", "tools": [
                {"type": "namespace", "name": "functions", "tools": [
                  {"type": "custom", "name": "exec", "description": "Runs JavaScript"},
                  {"type": "function", "name": "wait", "parameters": {"type": "object", "properties": {}}}]}]},
              {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Hi"}]}]}
            """;

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"MESSAGES", "CHAT"})
    void areDeclaredLikeAnyOther(Dialect upstream) throws IOException {
        TranslationContext context =
                new TranslationContext("gpt-6-sol", "other", "req_1", Instant.EPOCH, "session", false);
        Translation translation = Translation.between(Dialect.RESPONSES, upstream, context);
        JsonNode sent = Json.mapper().readTree(translation.request(REQUEST.getBytes(StandardCharsets.UTF_8)));
        List<String> names = sent.path("tools").findValuesAsText("name");
        assertThat(names).containsExactly("functions__exec", "functions__wait");
        assertThat(sent.path("messages")).hasSize(1);
        assertThat(translation.dropped()).noneMatch(what -> what.contains("additional_tools"));
    }
}
