package ccapi.daemon.proxy;

import ccapi.daemon.apikey.ClientKey;
import ccapi.daemon.proxy.ClientReply.ClientError;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountType;
import ccapi.shared.socket.Json;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Which models a client can ask for: those of the providers it has accounts of, and the names that accounts map.
/// Told from what is known here, so that it answers at once and whatever the upstreams do.
final class Models {
    private final Supplier<List<Account>> accounts;
    private final Supplier<SequencedSet<String>> known;

    /// @param accounts those that may serve
    /// @param known    names of all models that have a price
    Models(Supplier<List<Account>> accounts, Supplier<SequencedSet<String>> known) {
        this.accounts = accounts;
        this.known = known;
    }

    void answer(String id, ClientKey key, ServerRequest request, ClientReply reply) {
        List<String> names = names(key);
        // official Anthropic clients always send their version; everybody else expects OpenAI's shape
        boolean anthropic = request.headers().contains(HeaderNames.create("anthropic-version"));
        if (id.isEmpty()) {
            reply.json(200, Json.bytes(anthropic ? anthropicList(names) : openAiList(names)));
        } else if (names.contains(id)) {
            reply.json(200, Json.bytes(anthropic ? anthropicModel(id) : openAiModel(id)));
        } else {
            reply.error(ClientError.of(404, "not_found_error", "model " + id + " is not served here"));
        }
    }

    private List<String> names(ClientKey key) {
        TreeSet<String> names = new TreeSet<>();
        for (Account account : accounts.get()) {
            if (!account.enabled()) {
                continue;
            }
            boolean claude = account.type() == AccountType.CLAUDE_OAUTH || account.type() == AccountType.CLAUDE_API;
            known.get().stream()
                    .filter(name -> name.startsWith("claude-") == claude)
                    .forEach(names::add);
            account.modelMap().keySet().stream()
                    .filter(name -> name.indexOf('*') < 0)
                    .forEach(names::add);
        }
        return names.stream().filter(key::mayUse).toList();
    }

    private static Map<String, Object> anthropicList(List<String> names) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("data", names.stream().map(Models::anthropicModel).toList());
        list.put("has_more", false);
        list.put("first_id", names.isEmpty() ? "" : names.getFirst());
        list.put("last_id", names.isEmpty() ? "" : names.getLast());
        return list;
    }

    private static Map<String, Object> anthropicModel(String id) {
        return Map.of("type", "model", "id", id, "display_name", id, "created_at", "1970-01-01T00:00:00Z");
    }

    private static Map<String, Object> openAiList(List<String> names) {
        return Map.of(
                "object",
                "list",
                "data",
                names.stream().map(Models::openAiModel).toList());
    }

    private static Map<String, Object> openAiModel(String id) {
        return Map.of("id", id, "object", "model", "created", 0, "owned_by", "ccapi");
    }
}
