package ccapi.cli.output;

import ccapi.shared.account.Names;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as plain Java values: `Map`, `List`, `String`, `BigDecimal`, `Boolean`, `null`. Numbers keep every digit.
public final class Tree {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Tree() {}

    /// Reads a whole text.
    ///
    /// @throws IOException when it is not JSON
    public static @Nullable Object read(byte[] json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            return value(parser);
        }
    }

    /// Reads a whole text of one line.
    ///
    /// @throws IOException when it is not JSON
    public static @Nullable Object read(String json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            return value(parser);
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new BigDecimal(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IOException("unexpected " + token);
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    /// The value as one line.
    public static String line(@Nullable Object value) {
        return text(value, false);
    }

    /// The value over several lines, two spaces a level.
    public static String pretty(@Nullable Object value) {
        return text(value, true);
    }

    private static String text(@Nullable Object value, boolean pretty) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            if (pretty) {
                out.setPrettyPrinter(indented());
            }
            write(out, value);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write to memory", e);
        }
        return escaped(text.toString());
    }

    // JSON asks for escapes below 0x20 only; what else could steer a terminal gets them too, and stays what it is
    private static String escaped(String json) {
        if (json.codePoints().noneMatch(Tree::isUnsafe)) {
            return json;
        }
        StringBuilder safe = new StringBuilder(json.length());
        json.codePoints().forEach(c -> {
            if (isUnsafe(c)) {
                for (char unit : Character.toChars(c)) {
                    safe.append("\\u%04X".formatted((int) unit));
                }
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    private static boolean isUnsafe(int codePoint) {
        return codePoint != '\n' && Names.isUnprintable(codePoint);
    }

    private static DefaultPrettyPrinter indented() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return printer;
    }

    private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case Map<?, ?> object -> {
                out.writeStartObject();
                for (var field : object.entrySet()) {
                    out.writeFieldName(String.valueOf(field.getKey()));
                    write(out, field.getValue());
                }
                out.writeEndObject();
            }
            case List<?> array -> {
                out.writeStartArray();
                for (Object element : array) {
                    write(out, element);
                }
                out.writeEndArray();
            }
            case BigDecimal number -> out.writeNumber(number.toPlainString());
            case Number number -> out.writeNumber(number.toString());
            case Boolean bool -> out.writeBoolean(bool);
            default -> out.writeString(value.toString());
        }
    }
}
