package ccapi.daemon.translate;

import ccapi.shared.socket.Json;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The room's JSON: trees that keep the order of keys, and strings as long as an image in base64 is.
final class Tree {
    // below what a writer allows, so that a translation may nest a body deeper
    private static final int MAX_DEPTH = 500;
    private static final JsonMapper MAPPER = JsonMapper.builder(Json.factory()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .build();

    private Tree() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// An object with a `type`, as most are in these protocols.
    static ObjectNode typed(String type) {
        return object().put("type", type);
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /// @throws IOException when the bytes are no JSON
    static JsonParser parser(byte[] json, int offset, int length) throws IOException {
        return MAPPER.createParser(json, offset, length);
    }

    /// @throws Untranslatable when the bytes are not a JSON object
    static ObjectNode parse(byte[] json) {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
            throw new Untranslatable("the body is not a JSON object", "");
        } catch (JsonProcessingException e) {
            throw new Untranslatable("the body is not JSON: " + e.getOriginalMessage(), "");
        } catch (IOException e) {
            throw new Untranslatable("the body is not JSON", "");
        }
    }

    /// Any JSON value, "missing" when the text is none.
    static JsonNode parse(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    static byte[] bytes(JsonNode node) {
        return string(node).getBytes(StandardCharsets.UTF_8);
    }

    /// The tree as text. Half a surrogate pair, which clients make when they cut a text within an emoji, stays the
    /// escape it came as: it has no form in UTF-8.
    static String string(JsonNode node) {
        String json = node.toString();
        StringBuilder escaped = null;
        int copied = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < json.length() && Character.isLowSurrogate(json.charAt(i + 1))) {
                i++;
                continue;
            }
            escaped = escaped == null ? new StringBuilder(json.length() + 16) : escaped;
            escaped.append(json, copied, i).append("\\u").append(Integer.toHexString(c));
            copied = i + 1;
        }
        return escaped == null
                ? json
                : escaped.append(json, copied, json.length()).toString();
    }

    /// The text as a JSON string, quotes included.
    static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    /// The member's text; empty when it is missing, `null` or no text.
    static String text(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isTextual() ? value.asText() : "";
    }

    /// The member as a list of objects; anything else in it is left out.
    static List<ObjectNode> objects(JsonNode list) {
        return list.valueStream()
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
    }

    /// Sets the member unless the value is missing or `null`.
    static void copy(@Nullable JsonNode value, ObjectNode into, String member) {
        if (value != null && !value.isMissingNode() && !value.isNull()) {
            into.set(member, value);
        }
    }
}
