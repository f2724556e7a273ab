package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a person or a tool put into an Anthropic message, as parts of a Responses item.
final class MessagesContent {
    private MessagesContent() {}

    /// The parts for one block; none when it holds nothing that can be carried.
    ///
    /// @param path where the block stands, for the error message
    /// @throws Untranslatable when the block points at something that only Anthropic holds
    static ArrayNode parts(ObjectNode block, String path, Request request) {
        ArrayNode parts = Tree.array();
        switch (Tree.text(block, "type")) {
            case "text" -> addText(parts, Tree.text(block, "text"));
            case "image" -> parts.add(image(block.path("source"), path));
            case "document" -> document(block, path, parts);
            case "search_result" -> searchResult(block, parts);
            case "tool_reference" -> addText(parts, "Tool available: " + toolName(block));
            case "compaction" -> addText(parts, Tree.text(block, "content"));
            case "container_upload" ->
                throw new Untranslatable(path + ": a file in a container cannot be sent to this upstream", path);
            default -> request.drop(Tree.text(block, "type") + " blocks");
        }
        return parts;
    }

    private static String toolName(ObjectNode block) {
        String name = Tree.text(block, "tool_name");
        return ToolNames.upstream("", name.isEmpty() ? Tree.text(block, "name") : name);
    }

    private static ObjectNode image(JsonNode source, String path) {
        return switch (Tree.text(source, "type")) {
            case "base64" -> Tree.typed("input_image").put("image_url", dataUrl(source));
            case "url" -> Tree.typed("input_image").put("image_url", Tree.text(source, "url"));
            default ->
                throw new Untranslatable(
                        path + ": an image must come as base64 or url; a stored file cannot be sent to this upstream",
                        path);
        };
    }

    private static void document(ObjectNode block, String path, ArrayNode parts) {
        JsonNode source = block.path("source");
        String title = Tree.text(block, "title");
        switch (Tree.text(source, "type")) {
            case "base64" -> {
                String name = title.isEmpty() ? "document.pdf" : title;
                parts.add(Tree.typed("input_file").put("filename", name).put("file_data", dataUrl(source)));
            }
            case "url" -> parts.add(Tree.typed("input_file").put("file_url", Tree.text(source, "url")));
            case "text" -> addText(parts, titled(title, Tree.text(source, "data")));
            case "content" -> {
                JsonNode content = source.path("content");
                String text = content.isTextual() ? content.asText() : MessagesInput.joined(Tree.objects(content));
                addText(parts, titled(title, text));
            }
            default ->
                throw new Untranslatable(
                        path + ": a document must come as base64, text or url; a stored file cannot be sent to this"
                                + " upstream",
                        path);
        }
        addText(parts, Tree.text(block, "context"));
    }

    private static void searchResult(ObjectNode block, ArrayNode parts) {
        String head = Tree.text(block, "title") + "\n" + Tree.text(block, "source");
        addText(parts, head.strip() + "\n\n" + MessagesInput.joined(Tree.objects(block.path("content"))));
    }

    private static String titled(String title, String text) {
        return title.isEmpty() ? text : title + "\n\n" + text;
    }

    private static String dataUrl(JsonNode source) {
        return "data:" + Tree.text(source, "media_type") + ";base64," + Tree.text(source, "data");
    }

    private static void addText(ArrayNode parts, String text) {
        if (!text.isEmpty()) {
            parts.add(Tree.typed("input_text").put("text", text));
        }
    }
}
