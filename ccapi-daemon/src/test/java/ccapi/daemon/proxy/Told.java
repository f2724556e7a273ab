package ccapi.daemon.proxy;

import ccapi.daemon.translate.Dialect;
import ccapi.shared.socket.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the first events of a stream tell about its use, read the plain way: each event as a tree, the newest number
/// counts. Once the answer is whole the output is as told, before that at least a token for four characters.
final class Told {
    private static final Set<String> BEFORE_THE_ANSWER =
            Set.of("ping", "response.created", "response.in_progress", "codex.rate_limits");

    private final Dialect dialect;
    private long allInput;
    private long toldOutput;
    private long cacheRead;
    private long cacheWrite;
    private int characters;
    private boolean begun;
    private boolean whole;

    private Told(Dialect dialect) {
        this.dialect = dialect;
    }

    static Told by(Dialect dialect, List<String> events) {
        Told told = new Told(dialect);
        events.forEach(told::event);
        return told;
    }

    private void event(String event) {
        String data = event.substring(event.indexOf("data:") + 5).strip();
        if (data.equals("[DONE]")) {
            whole = true;
            return;
        }
        JsonNode json = tree(data);
        String type = json.path("type").asText();
        whole |= List.of("message_stop", "response.completed").contains(type);
        begun |= dialect == Dialect.CHAT || !BEFORE_THE_ANSWER.contains(type);
        Stream.of(json, json.path("message"), json.path("response")).forEach(node -> usage(node.path("usage")));
        characters += written(json);
    }

    private void usage(JsonNode usage) {
        allInput = number(usage, allInput, "/input_tokens", "/prompt_tokens");
        toldOutput = number(usage, toldOutput, "/output_tokens", "/completion_tokens");
        cacheRead = number(
                usage,
                cacheRead,
                "/cache_read_input_tokens",
                "/input_tokens_details/cached_tokens",
                "/prompt_tokens_details/cached_tokens");
        cacheWrite =
                number(usage, cacheWrite, "/cache_creation_input_tokens", "/input_tokens_details/cache_write_tokens");
    }

    private static long number(JsonNode usage, long before, String... places) {
        return Stream.of(places)
                .map(usage::at)
                .filter(JsonNode::isNumber)
                .map(JsonNode::asLong)
                .findFirst()
                .orElse(before);
    }

    private int written(JsonNode json) {
        JsonNode delta = json.path("delta");
        JsonNode choice = json.at("/choices/0/delta");
        return switch (dialect) {
            case MESSAGES -> length(delta, "/text", "/partial_json", "/thinking");
            case RESPONSES, CODEX -> delta.asText().length();
            case CHAT -> length(choice, "/content", "/reasoning_content", "/tool_calls/0/function/arguments");
        };
    }

    private static int length(JsonNode node, String... places) {
        return Stream.of(places)
                .mapToInt(place -> node.at(place).asText("").length())
                .sum();
    }

    private static JsonNode tree(String data) {
        try {
            return Json.mapper().readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(data, e);
        }
    }

    /// Whether the client has seen anything: what comes before the answer proper is held.
    boolean isBegun() {
        return begun;
    }

    boolean isWhole() {
        return whole;
    }

    /// Uncached. Where something was said and nothing counted, what a prompt of that size usually has.
    ///
    /// @param promptBytes size of the request
    long input(int promptBytes) {
        if (!whole && allInput == 0 && output() > 0) {
            return (promptBytes + 3) / 4;
        }
        return dialect == Dialect.MESSAGES ? allInput : allInput - cacheRead - cacheWrite;
    }

    long output() {
        return whole ? toldOutput : Math.max(toldOutput, characters / 4);
    }

    long cacheRead() {
        return cacheRead;
    }

    long cacheWrite() {
        return cacheWrite;
    }
}
