package ccapi.daemon.testing;

import static ccapi.daemon.testing.Dialect.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/// What a fake upstream answers beside the models' own requests: model lists, token counts, usage, probes.
final class Catalogue {
    private static final List<String> CLAUDE = List.of("claude-opus-5-5", "claude-sonnet-5-5", "claude-haiku-5-5");
    private static final List<String> OPENAI = List.of("gpt-6-sol", "gpt-5.6-sol", "gpt-5.4-mini");

    private Catalogue() {}

    static void answer(RawRequest request, Wire wire) throws IOException {
        find(request).play(request, wire);
    }

    private static Answer find(RawRequest request) {
        String path = request.path();
        if (path.endsWith("/count_tokens") || path.endsWith("/input_tokens")) {
            long count = Math.max(1, request.body().length / 4);
            return Canned.json(200, object("input_tokens", count).toString());
        }
        if (path.endsWith("/models")) {
            return Canned.json(200, models(request).toString());
        }
        if (path.contains("/models/")) {
            String id = path.substring(path.lastIndexOf('/') + 1);
            return CLAUDE.contains(id)
                    ? Canned.json(200, claudeModel(id).toString())
                    : Canned.anthropicError(404, "not_found_error", "model: " + id);
        }
        if (request.header("upgrade") != null) {
            return Canned.json(426, "{}");
        }
        boolean probe = path.equals("/") || path.equals("/api/hello") || path.equals("/api/event_logging/batch");
        return probe ? Canned.json(200, "{}") : Canned.anthropicError(404, "not_found_error", "Not Found");
    }

    private static ObjectNode models(RawRequest request) {
        if (request.header("anthropic-version") != null) {
            return object(
                    "data",
                    CLAUDE.stream().map(Catalogue::claudeModel).toList(),
                    "has_more",
                    false,
                    "first_id",
                    CLAUDE.getFirst(),
                    "last_id",
                    CLAUDE.getLast());
        }
        return object(
                "object",
                "list",
                "data",
                OPENAI.stream().map(Catalogue::openAiModel).toList());
    }

    private static ObjectNode claudeModel(String id) {
        return object("type", "model", "id", id, "display_name", id, "created_at", "2026-10-07T00:00:00Z");
    }

    private static ObjectNode openAiModel(String id) {
        return object("id", id, "object", "model", "created", 1_790_000_000, "owned_by", "openai");
    }
}
