package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A Responses request's instructions and items as Chat messages.
///
/// Compatible servers feed these into templates that are strict: the system speaks once and first, roles alternate,
/// outputs directly follow the message with their calls, and a tool message holds only text. What else a tool gave
/// goes into a user message after them.
final class ChatMessages {
    private final Request request;
    private final ArrayNode messages = Tree.array();
    private final ArrayNode afterOutputs = Tree.array();
    private ObjectNode turn = Tree.object();
    private String speaker = "";
    private ArrayNode said = Tree.array();

    ChatMessages(ObjectNode body, Request request) {
        this.request = request;
        say("system", ChatContent.parts(body.path("instructions"), "instructions"));
        JsonNode input = body.path("input");
        if (input.isTextual()) {
            say("user", ChatContent.parts(input, "input"));
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
        flush();
    }

    ArrayNode messages() {
        return messages;
    }

    private void item(ObjectNode item, String path) {
        String type = Tree.text(item, "type");
        if (type.equals(FunctionTools.AMONG_INPUT)) {
            return; // declared with the other tools
        }
        if (CallOrder.isOutput(item)) {
            closeTurn();
            output(item, path + ".output");
            return;
        }
        closeOutputs();
        if (CallOrder.isCall(item)) {
            call(item);
        } else if (item.has("role")) {
            message(Tree.text(item, "role"), ChatContent.parts(item.path("content"), path + ".content"));
        } else if (type.equals("item_reference")) {
            throw new Untranslatable(path + ": this upstream stores nothing; send the item itself", path);
        } else {
            request.drop(type + " items");
        }
    }

    private void message(String role, ArrayNode parts) {
        if (role.equals("assistant")) {
            answer(ChatContent.text(parts));
            return;
        }
        closeTurn();
        boolean first = messages.isEmpty() && !speaker.equals("user");
        if (role.equals("user") || first) {
            say(role.equals("user") ? role : "system", parts);
        } else if (!parts.isEmpty()) {
            ObjectNode text = Tree.typed("text");
            say(
                    "user",
                    Tree.array().add(text.put("text", "<developer>\n" + ChatContent.text(parts) + "\n</developer>")));
        }
    }

    private void answer(String text) {
        if (!text.isEmpty()) {
            String before = Tree.text(turn, "content");
            turn.put("role", "assistant").put("content", before.isEmpty() ? text : before + "\n\n" + text);
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
            flush();
            messages.add(turn);
            turn = Tree.object();
        }
    }

    private void output(ObjectNode item, String path) {
        JsonNode output = item.path("output");
        boolean odd = output.isObject() || output.isNumber() || output.isBoolean();
        ArrayNode parts =
                ChatContent.parts(odd ? Tree.array().add(Tree.string(output)).path(0) : output, path);
        String text = ChatContent.text(parts);
        messages.addObject()
                .put("role", "tool")
                .put("tool_call_id", Identifiers.call(Tree.text(item, "call_id")))
                .put("content", text.isEmpty() ? "(no output)" : text);
        parts.valueStream().filter(part -> !ChatContent.isText(part)).forEach(afterOutputs::add);
    }

    private void closeOutputs() {
        if (!afterOutputs.isEmpty()) {
            say("user", afterOutputs);
            afterOutputs.removeAll();
        }
    }

    private void say(String role, ArrayNode parts) {
        if (!role.equals(speaker)) {
            flush();
            speaker = role;
        }
        said.addAll(parts);
    }

    // many servers take text only as text
    private void flush() {
        if (!said.isEmpty()) {
            ObjectNode message = messages.addObject().put("role", speaker);
            if (ChatContent.isText(said)) {
                message.put("content", ChatContent.text(said));
            } else {
                message.set("content", said);
            }
        }
        said = Tree.array();
        speaker = "";
    }
}
