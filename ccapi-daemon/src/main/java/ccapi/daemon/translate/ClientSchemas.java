package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The inputs of tools that a client runs itself but declares without a schema, because one provider's models know
/// them by heart.
final class ClientSchemas {
    private static final String STRING = "string";

    private ClientSchemas() {}

    /// Anthropic's `bash_…`.
    static ObjectNode bash() {
        ObjectNode schema = object();
        property(schema, "command", STRING, "The command to run.");
        property(schema, "restart", "boolean", "Restart the shell instead of running a command.");
        return schema;
    }

    /// Anthropic's `text_editor_…`.
    static ObjectNode textEditor() {
        ObjectNode schema = object();
        commands(schema, "view", "create", "str_replace", "insert");
        property(schema, "path", STRING, "Absolute path of the file or folder.");
        editing(schema);
        require(schema, "command", "path");
        return schema;
    }

    /// Anthropic's `memory_…`.
    static ObjectNode memory() {
        ObjectNode schema = object();
        commands(schema, "view", "create", "str_replace", "insert", "delete", "rename");
        property(schema, "path", STRING, "Path below /memories.");
        property(schema, "old_path", STRING, "For rename: the path now.");
        property(schema, "new_path", STRING, "For rename: the path to be.");
        editing(schema);
        require(schema, "command");
        return schema;
    }

    /// Codex's `local_shell`.
    static ObjectNode localShell() {
        ObjectNode schema = object();
        ObjectNode command = property(schema, "command", "array", "The program and its arguments.");
        command.putObject("items").put("type", STRING);
        property(schema, "working_directory", STRING, "Where to run it.");
        property(schema, "timeout_ms", "integer", "After how many milliseconds to give up.");
        require(schema, "command");
        return schema;
    }

    /// A tool that takes free text.
    static ObjectNode freeText(String about) {
        ObjectNode schema = object();
        property(schema, "input", STRING, about);
        require(schema, "input");
        return schema;
    }

    private static void editing(ObjectNode schema) {
        property(schema, "file_text", STRING, "For create: the content.");
        property(schema, "old_str", STRING, "For str_replace: the text to replace, which occurs once.");
        property(schema, "new_str", STRING, "For str_replace: the new text.");
        property(schema, "insert_line", "integer", "For insert: after which line, 0 for the top.");
        property(schema, "insert_text", STRING, "For insert: the text.");
        ObjectNode range = property(schema, "view_range", "array", "For view: first and last line, -1 for the end.");
        range.putObject("items").put("type", "integer");
    }

    private static ObjectNode object() {
        ObjectNode schema = Tree.typed("object");
        schema.putObject("properties");
        return schema;
    }

    private static ObjectNode property(ObjectNode schema, String name, String type, String about) {
        return schema.withObjectProperty("properties")
                .putObject(name)
                .put("type", type)
                .put("description", about);
    }

    private static void commands(ObjectNode schema, String... commands) {
        ArrayNode values = property(schema, "command", STRING, "What to do.").putArray("enum");
        for (String command : commands) {
            values.add(command);
        }
    }

    private static void require(ObjectNode schema, String... names) {
        ArrayNode required = schema.putArray("required");
        for (String name : names) {
            required.add(name);
        }
    }
}
