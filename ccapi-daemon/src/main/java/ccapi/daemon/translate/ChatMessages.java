package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// A Responses request's instructions and items as Chat messages.
///
/// Outputs directly follow the message with their calls. A tool message holds only text, so what else a tool gave
/// goes into a user message after them.
final class ChatMessages {
    private final Request request;
    private final ArrayNode messages = Tree.array();
    private final ArrayNode afterOutputs = Tree.array();
    private ObjectNode turn = Tree.object();

    ChatMessages(ObjectNode body, Request request) {
        this.request = request;
        String instructions = Tree.text(body, "instructions");
        if (!instructions.isEmpty()) {
            messages.addObject().put("role", "system").put("content", instructions);
        }
        JsonNode input = body.path("input");
        if (input.isTextual()) {
            messages.addObject().put("role", "user").put("content", input.asText());
        } else if (input instanceof ArrayNode items && !items.isEmpty()) {
            ArrayNode tidy = CallOrder.tidy(items);
            for (int i = 0; i < tidy.size(); i++) {
                item((ObjectNode) tidy.path(i), "input." + i);
            }
        } else {
            throw new Untranslatable("input must be a text or a list of items", "input");
        }
        closeTurn();
        closeOutputs();
    }

    ArrayNode messages() {
        return messages;
    }

    private void item(ObjectNode item, String path) {
        String type = Tree.text(item, "type");
        String role = Tree.text(item, "role");
        if (type.equals(FunctionTools.AMONG_INPUT)) {
            return; // declared with the other tools
        }
        if (!CallOrder.isOutput(item)) {
            closeOutputs();
        }
        if (role.equals("assistant")) {
            said(ResponsesContent.text(item.path("content")));
        } else if (!role.isEmpty()) {
            closeTurn();
            boolean user = role.equals("user");
            JsonNode content = content(item.path("content"), path + ".content");
            if (!content.isEmpty() || content.isTextual()) {
                messages.addObject().put("role", user ? "user" : "system").set("content", content);
            }
        } else if (CallOrder.isCall(item)) {
            call(item);
        } else if (CallOrder.isOutput(item)) {
            closeTurn();
            output(item, path + ".output");
        } else if (type.equals("item_reference")) {
            throw new Untranslatable(path + ": this upstream stores nothing; send the item itself", path);
        } else {
            request.drop(type + " items");
        }
    }

    private void said(String text) {
        // text after calls is another turn
        if (turn.has("tool_calls")) {
            closeTurn();
        }
        if (!text.isEmpty()) {
            String before = Tree.text(turn, "content");
            turn.put("role", "assistant").put("content", before.isEmpty() ? text : before + "\n" + text);
        }
    }

    private void call(ObjectNode item) {
        ObjectNode function = FunctionTools.asFunctionCall(item);
        if (turn.isEmpty()) {
            turn.put("role", "assistant").putNull("content");
        }
        ObjectNode call = turn.withArrayProperty("tool_calls").addObject();
        call.put("id", Tree.text(function, "id")).put("type", "function");
        call.putObject("function")
                .put("name", Tree.text(function, "name"))
                .put("arguments", Tree.text(function, "arguments"));
    }

    private void closeTurn() {
        if (!turn.isEmpty()) {
            messages.add(turn);
            turn = Tree.object();
        }
    }

    private void output(ObjectNode item, String path) {
        JsonNode output = item.path("output");
        String text = output.isArray() ? ResponsesContent.text(texts(output)) : plain(output);
        messages.addObject()
                .put("role", "tool")
                .put("tool_call_id", Identifiers.call(Tree.text(item, "call_id")))
                .put("content", text.isEmpty() ? "(no output)" : text);
        for (ObjectNode part : Tree.objects(output)) {
            if (!part.has("text")) {
                afterOutputs.add(part(part, path));
            }
        }
    }

    private static ArrayNode texts(JsonNode parts) {
        ArrayNode texts = Tree.array();
        Tree.objects(parts).stream().filter(part -> part.has("text")).forEach(texts::add);
        return texts;
    }

    private static String plain(JsonNode output) {
        return output.isContainerNode() ? Tree.string(output) : output.asText("");
    }

    private void closeOutputs() {
        if (!afterOutputs.isEmpty()) {
            messages.addObject().put("role", "user").set("content", afterOutputs.deepCopy());
            afterOutputs.removeAll();
        }
    }

    // many servers take text only as text
    private static JsonNode content(JsonNode parts, String path) {
        if (!parts.isArray()) {
            return parts;
        }
        List<ObjectNode> all = Tree.objects(parts);
        if (all.stream().allMatch(part -> part.has("text"))) {
            return Tree.array().add(ResponsesContent.text(parts)).path(0);
        }
        List<JsonNode> converted = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            converted.add(part(all.get(i), path + "." + i));
        }
        return Tree.array().addAll(converted);
    }

    private static ObjectNode part(ObjectNode part, String path) {
        return switch (Tree.text(part, "type")) {
            case "input_image" -> {
                ObjectNode node = Tree.typed("image_url");
                ObjectNode image = node.putObject("image_url").put("url", Tree.text(part, "image_url"));
                Tree.copy(part.get("detail"), image, "detail");
                if (part.hasNonNull("file_id")) {
                    throw new Untranslatable(path + ": a stored file cannot be sent to this upstream", path);
                }
                yield node;
            }
            case "input_file" -> {
                if (!part.hasNonNull("file_data")) {
                    throw new Untranslatable(path + ": a file must come as data for this upstream", path);
                }
                ObjectNode node = Tree.typed("file");
                ObjectNode file = node.putObject("file");
                Tree.copy(part.get("filename"), file, "filename");
                file.set("file_data", part.get("file_data"));
                yield node;
            }
            default -> Tree.typed("text").put("text", Tree.text(part, "text"));
        };
    }
}
