package ccapi.daemon.testing;

import ccapi.shared.usage.TokenUsage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model for real clients: it says a text, or, when a message holds [#TOOL], thinks, calls one of the client's
/// tools, and then repeats what the tool gave. The same request always gets the same answer.
final class Conversation implements Answer {
    /// The word in a prompt that makes the model call a tool.
    static final String TOOL = "FAKE-TOOL";

    /// For clients whose one tool runs scripts that call the others.
    private static final String SCRIPT =
            "const result = await tools.exec_command({cmd: \"echo tool-output-$((6*7))\"}); text(result.output);";

    private static final TokenUsage USAGE = new TokenUsage(1200, 34, 5600, 780, 0, 0, "");

    @Override
    public void play(RawRequest request, Wire wire) throws IOException {
        Reply.of(turn(request.json()).using(USAGE)).play(request, wire);
    }

    private static Turn turn(JsonNode body) {
        JsonNode messages = body.has("input") ? body.path("input") : body.path("messages");
        String result = toolResult(messages);
        if (result != null) {
            return Turn.text("The tool said: " + result.strip());
        }
        if (messages.toString().contains(TOOL)) {
            for (JsonNode tool : tools(body)) {
                Turn.Part call = call(tool);
                if (call != null) {
                    return Turn.of(
                            new Turn.Part.Thinking("A tool will know.", "c2lnbmF0dXJl"),
                            new Turn.Part.Text("Let me ask the tool."),
                            call);
                }
            }
        }
        return Turn.text("Hello from the fake upstream, in several words.");
    }

    /// Everything the client declares, also in groups and among its messages.
    private static List<JsonNode> tools(JsonNode body) {
        List<JsonNode> tools = new ArrayList<>();
        body.path("tools").forEach(tools::add);
        for (JsonNode item : body.path("input")) {
            for (JsonNode group : item.path("tools")) {
                group.path("tools").forEach(tools::add);
            }
        }
        return tools;
    }

    private static Turn.@Nullable Part call(JsonNode tool) {
        String name =
                tool.path("name").asText(tool.path("function").path("name").asText());
        if (tool.path("type").asText().equals("custom")) {
            return name.equals("exec") ? new Turn.Part.CustomCall("call_fake_1", name, SCRIPT) : null;
        }
        String input = switch (name) {
            case "Bash", "shell_command" -> "{\"command\":\"echo tool-output-$((6*7))\"}";
            case "exec_command" -> "{\"cmd\":\"echo tool-output-$((6*7))\"}";
            case "shell" -> "{\"command\":[\"bash\",\"-lc\",\"echo tool-output-$((6*7))\"]}";
            case "functions__exec" -> Dialect.object("input", SCRIPT).toString();
            case "get_weather" -> "{\"city\":\"Paris\",\"units\":\"celsius\"}";
            default -> null;
        };
        return input == null ? null : new Turn.Part.ToolCall("toolu_fake_1", name, input);
    }

    /// The newest tool result among the messages, `null` when there is none.
    private static @Nullable String toolResult(JsonNode messages) {
        List<String> results = new ArrayList<>();
        for (JsonNode message : messages) {
            if (message.path("type").asText().endsWith("_call_output")) {
                results.add(text(message.path("output")));
            } else if (message.path("role").asText().equals("tool")) {
                results.add(text(message.path("content")));
            }
            for (JsonNode block : message.path("content")) {
                if (block.path("type").asText().equals("tool_result")) {
                    results.add(text(block.path("content")));
                }
            }
        }
        return results.isEmpty() ? null : results.getLast();
    }

    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(block -> text.append(block.path("text").asText()));
        return text.toString();
    }
}
