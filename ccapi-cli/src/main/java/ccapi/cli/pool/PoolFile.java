package ccapi.cli.pool;

import ccapi.cli.help.Suggest;
import ccapi.shared.account.Names;
import ccapi.shared.problem.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// A pool as written down: accounts and keys by name, each with what is to hold of it. YAML, so JSON will do as well.
///
/// @param accounts `null` when the file does not speak of accounts, so that none are pruned
/// @param keys     the same for keys
record PoolFile(@Nullable List<Entry> accounts, @Nullable List<Entry> keys) {
    private static final String NONE = "none";

    /// What is to hold of one account or key.
    ///
    /// @param fields only those that the file speaks of; `null` = to be taken away
    record Entry(String name, Map<String, @Nullable Object> fields) {}

    /// Reads a file's text.
    ///
    /// @param source its name, for messages
    /// @throws Refusal when it is no pool, saying where
    static PoolFile read(String text, String source) {
        Map<?, ?> root = map(load(text, source), source);
        for (Object section : root.keySet()) {
            if (!section.equals("accounts") && !section.equals("keys")) {
                throw Refusal.invalid(source + ": unknown section '" + section + "'", "use accounts and keys");
            }
        }
        return new PoolFile(entries(root, "accounts", Field.ACCOUNT, source), entries(root, "keys", Field.KEY, source));
    }

    private static @Nullable Object load(String text, String source) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(source)
                    .setMaxAliasesForCollections(50)
                    .build();
            return new Load(settings).loadFromString(text);
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark()
                    .map(mark -> " line " + (mark.getLine() + 1))
                    .orElse("");
            throw Refusal.invalid(source + where + ": " + e.getProblem(), "mend the YAML");
        } catch (YamlEngineException e) {
            throw Refusal.invalid(source + ": " + e.getMessage(), "mend the YAML");
        }
    }

    private static @Nullable List<Entry> entries(Map<?, ?> root, String section, List<Field> known, String source) {
        if (!root.containsKey(section)) {
            return null;
        }
        List<Entry> entries = new ArrayList<>();
        Object value = root.get(section);
        for (var entry :
                map(value == null ? Map.of() : value, source + ": " + section).entrySet()) {
            String name = Names.check(section.substring(0, section.length() - 1), String.valueOf(entry.getKey()));
            String where = source + ": " + section + "." + name;
            Object body = entry.getValue();
            entries.add(new Entry(name, fields(map(body == null ? Map.of() : body, where), known, where)));
        }
        return entries;
    }

    private static Map<String, @Nullable Object> fields(Map<?, ?> body, List<Field> known, String where) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (var line : body.entrySet()) {
            String name = String.valueOf(line.getKey());
            Field field = known.stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknown(name, known, where));
            Object value = line.getValue();
            fields.put(name, value == null || NONE.equals(value) ? null : value(field, value, where + "." + name));
        }
        return fields;
    }

    private static Refusal unknown(String name, List<Field> known, String where) {
        List<String> names = known.stream().map(Field::name).toList();
        String meant = Suggest.nearest(name, names)
                .map(near -> "did you mean " + near + "? ")
                .orElse("");
        return Refusal.invalid(
                where + ": unknown field '" + name + "'", meant + "known are " + String.join(", ", names));
    }

    // in the shapes that a JSON tree has, so that it can be compared with the daemon's answer
    private static Object value(Field field, Object value, String where) {
        return switch (field.kind()) {
            case NUMBER, DOLLARS -> number(value, where);
            case TEXT -> value.toString();
            case TIME -> time(value.toString(), where);
            case BOOLEAN -> {
                if (!(value instanceof Boolean)) {
                    throw Refusal.invalid(where + ": '" + value + "' is neither true nor false", "write true or false");
                }
                yield value;
            }
            case LIST -> {
                if (!(value instanceof List<?> list)) {
                    throw Refusal.invalid(where + ": '" + value + "' is no list", "write [a, b]");
                }
                yield list.stream().map(String::valueOf).toList();
            }
            case MAP -> {
                Map<String, Object> texts = new LinkedHashMap<>();
                map(value, where).forEach((key, text) -> texts.put(String.valueOf(key), String.valueOf(text)));
                yield texts;
            }
        };
    }

    private static BigDecimal number(Object value, String where) {
        try {
            return new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            throw Refusal.invalid(where + ": '" + value + "' is no number", "write a number, or none");
        }
    }

    private static String time(String value, String where) {
        try {
            return Instant.parse(value).toString();
        } catch (DateTimeException e) {
            throw Refusal.invalid(where + ": '" + value + "' is no instant", "write 2026-12-31T18:00:00Z, or none");
        }
    }

    private static Map<?, ?> map(@Nullable Object value, String where) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw Refusal.invalid(where + ": expected names with values", "see 'ccapi apply --help'");
    }
}
