package ccapi.daemon.translate;

import ccapi.shared.usage.TokenUsage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The items and the response object of Responses answers, the same streamed and whole.
final class ResponsesShape {
    private static final String COMPLETED = "completed";

    private final TranslationContext context;
    private final ToolNames names;

    ResponsesShape(TranslationContext context, ToolNames names) {
        this.context = context;
        this.names = names;
    }

    /// An id for the n-th item, of the form its kind has.
    String id(String prefix, int n) {
        return prefix + "_" + context.seed() + "_" + n;
    }

    /// A message with its parts.
    static ObjectNode message(String id, String status, List<ObjectNode> parts) {
        ObjectNode item = Tree.object().put("id", id).put("type", "message").put("status", status);
        item.put("role", "assistant").putArray("content").addAll(parts);
        return item;
    }

    static ObjectNode textPart(String text) {
        ObjectNode part = Tree.typed("output_text").put("text", text);
        part.putArray("annotations");
        return part;
    }

    static ObjectNode refusalPart(String text) {
        return Tree.typed("refusal").put("refusal", text);
    }

    /// A reasoning item; the seal goes into `encrypted_content`.
    static ObjectNode reasoning(String id, String text, String seal) {
        ObjectNode item = Tree.object().put("id", id).put("type", "reasoning");
        ArrayNode summary = item.putArray("summary");
        if (!text.isEmpty()) {
            summary.add(Tree.typed("summary_text").put("text", text));
        }
        if (Seal.holdsSomething(seal)) {
            item.put("encrypted_content", seal);
        }
        return item;
    }

    /// A call in the form that the client declared the tool in.
    ObjectNode call(int n, Block.Call call, String status) {
        ClientTool tool = names.client(call.name());
        if (call.custom() || tool.kind() == ClientTool.Kind.CUSTOM) {
            ObjectNode item = Tree.object().put("id", id("ctc", n)).put("type", "custom_tool_call");
            item.put("status", status).put("call_id", Identifiers.call(call.id()));
            String input = call.custom() ? call.input() : freeText(call.input());
            return namespaced(item, tool).put("name", tool.name()).put("input", input);
        }
        if (tool.kind() == ClientTool.Kind.LOCAL_SHELL) {
            return shell(n, call, status);
        }
        ObjectNode item = Tree.object().put("id", id("fc", n)).put("type", "function_call");
        item.put("status", status).put("call_id", Identifiers.call(call.id()));
        // empty while the call is open, but a finished one is parsed
        String arguments = call.input().isBlank() && status.equals(COMPLETED) ? "{}" : call.input();
        return namespaced(item, tool).put("name", tool.name()).put("arguments", arguments);
    }

    private static ObjectNode namespaced(ObjectNode item, ClientTool tool) {
        return tool.namespace().isEmpty() ? item : item.put("namespace", tool.namespace());
    }

    // a free-text tool was declared as a function with one property
    private static String freeText(String json) {
        JsonNode input = Tree.parse(json).path("input");
        return input.isTextual() ? input.asText() : json;
    }

    private ObjectNode shell(int n, Block.Call call, String status) {
        JsonNode input = Tree.parse(call.input());
        ObjectNode item = Tree.object().put("id", id("lsh", n)).put("type", "local_shell_call");
        item.put("status", status).put("call_id", Identifiers.call(call.id()));
        ObjectNode action = item.putObject("action").put("type", "exec");
        ArrayNode command = action.putArray("command");
        if (input.path("command") instanceof ArrayNode words) {
            command.addAll(words);
        } else if (input.has("command")) {
            command.add("bash").add("-lc").add(Tree.text(input, "command"));
        }
        Tree.copy(input.path("timeout_ms"), action, "timeout_ms");
        Tree.copy(input.path("working_directory"), action, "working_directory");
        action.putObject("env");
        return item;
    }

    /// A search that the upstream ran.
    ObjectNode search(int n, Block.Search search) {
        ObjectNode item = Tree.object().put("id", id("ws", n)).put("type", "web_search_call");
        ObjectNode action = item.put("status", COMPLETED).putObject("action").put("type", "search");
        ArrayNode sources = action.put("query", search.query()).putArray("sources");
        search.sources().forEach(source -> sources.add(Tree.typed("url").put("url", source.url())));
        return item;
    }

    /// A finished block as an item.
    ObjectNode item(int n, Block block) {
        return switch (block) {
            case Block.Text text -> message(id("msg", n), COMPLETED, parts(text));
            case Block.Thinking thinking -> reasoning(id("rs", n), thinking.text(), thinking.seal());
            case Block.Call call -> call(n, call, COMPLETED);
            case Block.Search search -> search(n, search);
        };
    }

    private static List<ObjectNode> parts(Block.Text text) {
        if (text.refusal().isEmpty()) {
            return List.of(textPart(text.text()));
        }
        ObjectNode refusal = refusalPart(text.refusal());
        return text.text().isEmpty() ? List.of(refusal) : List.of(textPart(text.text()), refusal);
    }

    /// The response object.
    ObjectNode response(String status, List<ObjectNode> output) {
        ObjectNode response = Tree.object()
                .put("id", "resp_" + context.seed())
                .put("object", "response")
                .put("created_at", context.at().getEpochSecond())
                .put("status", status);
        response.putNull("error").putNull("incomplete_details").putNull("instructions");
        response.putNull("max_output_tokens").put("model", context.clientModel());
        response.putArray("output").addAll(output);
        response.put("parallel_tool_calls", true).putNull("previous_response_id");
        response.put("store", false).putNull("temperature").put("tool_choice", "auto");
        response.putArray("tools");
        response.putNull("top_p").putNull("usage").putObject("metadata");
        return response;
    }

    /// The response object of an answer that is over.
    ///
    /// @param refused whether a refusal was shown in words, so that the answer counts as complete
    ObjectNode finished(Stop stop, boolean refused, List<ObjectNode> output, TokenUsage usage) {
        boolean filtered = stop == Stop.REFUSED && !refused;
        boolean incomplete = stop == Stop.LENGTH || filtered;
        ObjectNode response = response(incomplete ? "incomplete" : COMPLETED, output);
        if (incomplete) {
            response.putObject("incomplete_details").put("reason", filtered ? "content_filter" : "max_output_tokens");
        }
        response.set("usage", usage(usage));
        return response;
    }

    private static ObjectNode usage(TokenUsage usage) {
        ObjectNode node = Tree.object().put("input_tokens", usage.prompt());
        node.putObject("input_tokens_details")
                .put("cached_tokens", usage.cacheRead())
                .put("cache_write_tokens", usage.cacheWrite5m() + usage.cacheWrite1h());
        node.put("output_tokens", usage.output());
        node.putObject("output_tokens_details").put("reasoning_tokens", 0);
        return node.put("total_tokens", usage.total());
    }
}
