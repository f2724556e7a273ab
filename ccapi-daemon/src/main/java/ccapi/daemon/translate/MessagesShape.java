package ccapi.daemon.translate;

import ccapi.shared.usage.TokenUsage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The parts of Anthropic's answers that are the same streamed and whole.
final class MessagesShape {
    private static final String SEARCH_PREFIX = "srvtoolu_";

    private MessagesShape() {}

    /// The head of a message.
    static ObjectNode message(TranslationContext context) {
        return Tree.object()
                .put("id", "msg_" + context.seed())
                .put("type", "message")
                .put("role", "assistant")
                .put("model", context.clientModel());
    }

    /// Why the answer is over, in Anthropic's words.
    ///
    /// @param called whether the client was shown a call
    static String stopReason(Stop stop, boolean called) {
        return switch (stop) {
            case DONE -> "end_turn";
            case LENGTH -> "max_tokens";
            case CALLS -> called ? "tool_use" : "end_turn";
            case REFUSED -> "refusal";
            case SEQUENCE -> "stop_sequence";
        };
    }

    /// The usage object. No field of it is ever missing or `null`.
    static ObjectNode usage(TokenUsage usage) {
        ObjectNode node = Tree.object()
                .put("input_tokens", usage.input())
                .put("cache_creation_input_tokens", usage.cacheWrite5m() + usage.cacheWrite1h())
                .put("cache_read_input_tokens", usage.cacheRead())
                .put("output_tokens", usage.output());
        if (usage.webSearches() > 0) {
            node.putObject("server_tool_use").put("web_search_requests", usage.webSearches());
        }
        return node;
    }

    /// Adds a block to the content of a whole message.
    ///
    /// @param cut whether the answer was cut, so that a broken call is left out and not an error
    static void add(Block block, ArrayNode content, ToolNames names, boolean cut) {
        switch (block) {
            case Block.Text text -> content.add(Tree.typed("text").put("text", text.text() + text.refusal()));
            case Block.Thinking thinking -> {
                String seal = thinking.seal().isEmpty() ? Seal.UNSEALED : thinking.seal();
                content.add(
                        Tree.typed("thinking").put("thinking", thinking.text()).put("signature", seal));
            }
            case Block.Call call -> {
                if (!call.custom()) {
                    addCall(call, content, names, cut);
                }
            }
            case Block.Search search -> {
                String id = searchId(search.id(), content.size());
                ObjectNode use = Tree.typed("server_tool_use").put("id", id).put("name", "web_search");
                use.putObject("input").put("query", search.query());
                content.add(use);
                content.add(searchResult(id, search.sources()));
            }
        }
    }

    private static void addCall(Block.Call call, ArrayNode content, ToolNames names, boolean cut) {
        JsonNode input = call.input().isBlank() ? Tree.object() : Tree.parse(call.input());
        String name = names.client(call.name()).name();
        if (input.isObject()) {
            ObjectNode use = Tree.typed("tool_use").put("id", call.id()).put("name", name);
            use.set("input", input);
            content.add(use);
        } else if (!cut) {
            throw new Writer.BadAnswer(name);
        }
    }

    /// An id of the form that Anthropic gives to searches.
    static String searchId(String id, int index) {
        return id.startsWith(SEARCH_PREFIX) ? id : SEARCH_PREFIX + (id.isEmpty() ? String.valueOf(index) : id);
    }

    /// The block with what a search found.
    static ObjectNode searchResult(String id, List<Piece.Source> sources) {
        ObjectNode block = Tree.typed("web_search_tool_result").put("tool_use_id", id);
        ArrayNode results = block.putArray("content");
        for (Piece.Source source : sources) {
            results.add(Tree.typed("web_search_result")
                    .put("url", source.url())
                    .put("title", source.title())
                    .put("encrypted_content", "")
                    .putNull("page_age"));
        }
        return block;
    }
}
