package ccapi.daemon.translate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The objects of a list in a request, where they lie in its bytes: messages with their blocks, or items.
///
/// @param open just after the list's opening bracket
record Elements(int open, List<Element> all) {
    /// Bytes from the object's opening brace to just after the closing one.
    interface Span {
        /// First byte.
        int from();

        /// Just after the last byte.
        int to();
    }

    /// One object.
    ///
    /// @param seal    its thinking signature or encrypted reasoning, empty if none
    /// @param content the objects in its `content`, none when that is a text
    /// @param roleAt  where the value of its `role` begins, -1 if there is none
    record Element(int from, int to, String type, String role, int roleAt, int typeAt, String seal, Elements content)
            implements Span {}

    static final Elements NONE = new Elements(0, List.of());

    /// Reads the list that the parser stands at the beginning of.
    ///
    /// @param base where the parser's input begins
    static Elements read(JsonParser in, int base) throws IOException {
        int open = base + (int) in.currentTokenLocation().getByteOffset() + 1;
        List<Element> all = new ArrayList<>();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                all.add(element(in, base));
            } else {
                in.skipChildren();
            }
        }
        return new Elements(open, all);
    }

    private static Element element(JsonParser in, int base) throws IOException {
        int from = base + (int) in.currentTokenLocation().getByteOffset();
        String type = "";
        String role = "";
        String seal = "";
        int roleAt = -1;
        int typeAt = -1;
        Elements content = NONE;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            int at = base + (int) in.currentTokenLocation().getByteOffset();
            if (value == JsonToken.VALUE_STRING) {
                switch (name) {
                    case "type" -> {
                        type = in.getText();
                        typeAt = at;
                    }
                    case "role" -> {
                        role = in.getText();
                        roleAt = at;
                    }
                    case "signature", "encrypted_content" -> seal = in.getText();
                    default -> {}
                }
            } else if (value == JsonToken.START_ARRAY && name.equals("content")) {
                content = read(in, base);
            } else {
                in.skipChildren();
            }
        }
        int to = base + (int) in.currentLocation().getByteOffset();
        return new Element(from, to, type, role, roleAt, typeAt, seal, content);
    }
}
