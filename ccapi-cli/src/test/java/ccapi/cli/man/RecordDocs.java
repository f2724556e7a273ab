package ccapi.cli.man;

import ccapi.cli.help.Page;
import ccapi.shared.money.Usd;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What the JSON of a record has, told from the record itself and its docstring in the sources.
final class RecordDocs {
    private static final Path SOURCES = Path.of("../shared/src/main/java");

    private RecordDocs() {}

    /// The fields, with type and meaning.
    static List<Page.Entry> fields(Class<?> record) throws IOException {
        Map<String, String> docs = docs(record);
        List<Page.Entry> fields = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String doc = docs.getOrDefault(component.getName(), "");
            fields.add(new Page.Entry(
                    snake(component.getName()),
                    type(component.getGenericType()) + (doc.isEmpty() ? "." : ". " + sentence(doc))));
        }
        return fields;
    }

    /// The records that a record's fields are made of.
    static List<Class<?>> parts(Class<?> record) {
        List<Class<?>> parts = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            Type type = component.getGenericType() instanceof ParameterizedType list
                    ? list.getActualTypeArguments()[list.getActualTypeArguments().length - 1]
                    : component.getGenericType();
            if (type instanceof Class<?> part && isObject(part)) {
                parts.add(part);
            }
        }
        return parts;
    }

    static boolean isObject(Class<?> type) {
        return type.isRecord() && type != Usd.class;
    }

    /// As Jackson's snake case names it.
    static String snake(String name) {
        StringBuilder snake = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (Character.isUpperCase(c)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(c));
        }
        return snake.toString();
    }

    /// A type's name in the pages, e.g. `usage window`.
    static String called(Class<?> type) {
        return snake(type.getSimpleName()).substring(1).replace('_', ' ');
    }

    private static String type(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return of.length == 2
                    ? "Object with " + type(of[1]).toLowerCase(Locale.ROOT) + " values"
                    : "Array of " + type(of[0]).toLowerCase(Locale.ROOT);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class || plain.isEnum()) {
            return "Text";
        }
        if (plain == Instant.class) {
            return "Time, ISO 8601 UTC";
        }
        if (plain == Usd.class) {
            return "Number, US dollars";
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return "True or false";
        }
        boolean number = plain.isPrimitive() || Number.class.isAssignableFrom(plain) || plain == BigDecimal.class;
        return number ? "Number" : "Object, " + called(plain);
    }

    private static String sentence(String doc) {
        String clean = doc.replaceAll("\\[([^\\]]*)]", "$1").replace("`", "");
        String text = clean.substring(0, 1).toUpperCase(Locale.ROOT) + clean.substring(1);
        return text.endsWith(".") ? text : text + ".";
    }

    private static Map<String, String> docs(Class<?> record) throws IOException {
        String outer = record.getName().replaceFirst("\\$.*", "").replace('.', '/');
        String source = Files.readString(SOURCES.resolve(outer + ".java"));
        int end = Pattern.compile("record " + record.getSimpleName() + "\\b")
                .matcher(source)
                .results()
                .findFirst()
                .orElseThrow()
                .start();
        List<String> lines = source.substring(0, end).lines().toList();
        Map<String, String> docs = new LinkedHashMap<>();
        String name = "";
        for (String line : lines.reversed().stream()
                .takeWhile(l -> !l.startsWith("}"))
                .toList()
                .reversed()) {
            String text = line.strip();
            if (text.startsWith("/// @param ")) {
                String[] words = text.substring(11).strip().split("\\s+", 2);
                name = words[0];
                docs.put(name, words.length > 1 ? words[1] : "");
            } else if (text.startsWith("/// ") && !name.isEmpty()) {
                docs.merge(name, text.substring(4).strip(), (a, b) -> a + " " + b);
            } else {
                name = "";
            }
        }
        return docs;
    }
}
