package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The parts of a Responses item as the content of a Chat message.
final class ChatContent {
    private ChatContent() {}

    /// The parts.
    ///
    /// @param path where they stand, for the error message
    /// @throws Untranslatable when a part points at something that only OpenAI holds
    static ArrayNode parts(JsonNode parts, String path) {
        ArrayNode converted = Tree.array();
        if (parts.isTextual()) {
            addText(converted, parts.asText());
        }
        int n = 0;
        for (ObjectNode part : Tree.objects(parts)) {
            String at = path + "." + n++;
            switch (Tree.text(part, "type")) {
                case "input_image" -> converted.add(image(part, at));
                case "input_file" -> converted.add(file(part, at));
                default -> addText(converted, Tree.text(part, part.has("refusal") ? "refusal" : "text"));
            }
        }
        return converted;
    }

    private static void addText(ArrayNode parts, String text) {
        if (!text.isEmpty()) {
            parts.add(Tree.typed("text").put("text", text));
        }
    }

    private static ObjectNode image(ObjectNode part, String path) {
        String url = Tree.text(part, "image_url");
        if (url.isEmpty()) {
            throw new Untranslatable(path + ": an image must come as a url or as data, not as a stored file", path);
        }
        ObjectNode node = Tree.typed("image_url");
        Tree.copy(part.get("detail"), node.putObject("image_url").put("url", url), "detail");
        return node;
    }

    private static ObjectNode file(ObjectNode part, String path) {
        if (!part.hasNonNull("file_data")) {
            throw new Untranslatable(path + ": a file must come as data for this upstream", path);
        }
        ObjectNode node = Tree.typed("file");
        ObjectNode file = node.putObject("file");
        Tree.copy(part.get("filename"), file, "filename");
        file.set("file_data", part.get("file_data"));
        return node;
    }

    /// Whether the parts are all text.
    static boolean isText(ArrayNode parts) {
        return parts.valueStream().allMatch(ChatContent::isText);
    }

    /// Whether the part is text.
    static boolean isText(JsonNode part) {
        return part.has("text");
    }

    /// The text of the parts.
    static String text(ArrayNode parts) {
        return String.join(
                "\n\n",
                parts.valueStream()
                        .filter(ChatContent::isText)
                        .map(part -> Tree.text(part, "text"))
                        .toList());
    }
}
