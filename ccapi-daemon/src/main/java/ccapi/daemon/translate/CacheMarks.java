package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Marks what Anthropic should cache: other providers cache by themselves, so their clients ask for nothing.
///
/// Three of the four marks that are allowed: the tools, the system prompt, and the conversation so far. The next
/// request finds the last by looking back.
final class CacheMarks {
    private CacheMarks() {}

    static void set(ObjectNode body) {
        markLast(body.path("tools"));
        markLast(body.path("system"));
        JsonNode messages = body.path("messages");
        markLast(messages.path(messages.size() - 1).path("content"));
    }

    private static void markLast(JsonNode list) {
        if (list.path(list.size() - 1) instanceof ObjectNode last) {
            last.putObject("cache_control").put("type", "ephemeral");
        }
    }
}
