package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The parts of a Responses item as Anthropic's blocks.
final class ResponsesContent {
    private static final String PDF = "application/pdf";

    private ResponsesContent() {}

    /// All text of the parts.
    static String text(JsonNode parts) {
        if (parts.isTextual()) {
            return parts.asText();
        }
        List<String> texts = new ArrayList<>();
        for (ObjectNode part : Tree.objects(parts)) {
            texts.add(Tree.text(part, part.has("refusal") ? "refusal" : "text"));
        }
        return String.join("\n", texts);
    }

    /// The parts as blocks.
    ///
    /// @param path where the parts stand, for the error message
    /// @throws Untranslatable when a part points at something that only OpenAI holds
    static ArrayNode blocks(JsonNode parts, String path) {
        ArrayNode blocks = Tree.array();
        if (parts.isTextual()) {
            addText(blocks, parts.asText());
        }
        int n = 0;
        for (ObjectNode part : Tree.objects(parts)) {
            String at = path + "." + n++;
            switch (Tree.text(part, "type")) {
                case "input_image" -> blocks.add(image(part, at));
                case "input_file" -> blocks.add(file(part, at));
                default -> addText(blocks, Tree.text(part, "text"));
            }
        }
        return blocks;
    }

    private static ObjectNode image(ObjectNode part, String path) {
        JsonNode url = part.path("image_url");
        String address = url.isObject() ? Tree.text(url, "url") : url.asText("");
        if (address.isEmpty()) {
            throw new Untranslatable(path + ": an image must come as a url or as data, not as a stored file", path);
        }
        ObjectNode image = Tree.typed("image");
        image.set("source", source(address));
        return image;
    }

    private static ObjectNode file(ObjectNode part, String path) {
        ObjectNode document = Tree.typed("document");
        String data = Tree.text(part, "file_data");
        String url = Tree.text(part, "file_url");
        if (!data.isEmpty()) {
            ObjectNode source = source(data.startsWith("data:") ? data : "data:" + PDF + ";base64," + data);
            boolean pdf = Tree.text(source, "media_type").equals(PDF);
            document.set("source", pdf ? source : plain(source, path));
        } else if (!url.isEmpty()) {
            document.putObject("source").put("type", "url").put("url", url);
        } else {
            throw new Untranslatable(path + ": a file must come as data or as a url, not as a stored file", path);
        }
        String name = Tree.text(part, "filename");
        return name.isEmpty() ? document : document.put("title", name);
    }

    private static ObjectNode plain(ObjectNode source, String path) {
        if (!Tree.text(source, "media_type").startsWith("text/")) {
            throw new Untranslatable(path + ": this upstream takes PDF and text files only", path);
        }
        try {
            byte[] text = Base64.getMimeDecoder().decode(Tree.text(source, "data"));
            return Tree.typed("text")
                    .put("media_type", "text/plain")
                    .put("data", new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new Untranslatable(path + ": the file's data is not base64", path);
        }
    }

    private static ObjectNode source(String address) {
        int comma = address.indexOf(',');
        if (!address.startsWith("data:") || comma < 0) {
            return Tree.typed("url").put("url", address);
        }
        String type = address.substring("data:".length(), comma);
        int end = type.indexOf(';');
        return Tree.typed("base64")
                .put("media_type", end < 0 ? type : type.substring(0, end))
                .put("data", address.substring(comma + 1));
    }

    private static void addText(ArrayNode blocks, String text) {
        if (!text.isEmpty()) {
            blocks.add(Tree.typed("text").put("text", text));
        }
    }
}
