package ccapi.daemon.config;

import ccapi.shared.problem.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// One mapping of the file. Hands out typed values and refuses, with line and reason, what is wrong or unknown.
final class Section {
    private final Yaml yaml;
    private final String path;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    Section(Yaml yaml, String path, @Nullable MappingNode node) {
        this.yaml = yaml;
        this.path = path;
        if (node == null) {
            return;
        }
        for (NodeTuple entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw yaml.complain(entry.getKeyNode().getStartMark(), "a key must be plain text", "");
            }
            if (values.put(key.getValue(), entry.getValueNode()) != null) {
                throw yaml.complain(key.getStartMark(), "'" + full(key.getValue()) + "' stands twice", "keep one");
            }
            keys.put(key.getValue(), key);
        }
    }

    /// A mapping below this one, empty when it is not there.
    Section section(String name) {
        known.add(name);
        return switch (values.get(name)) {
            case null -> new Section(yaml, full(name), null);
            case MappingNode mapping -> new Section(yaml, full(name), mapping);
            case ScalarNode empty when empty.getValue().isEmpty() -> new Section(yaml, full(name), null);
            case Node other -> throw wrong(name, other, "needs 'key: value' lines below it");
        };
    }

    /// Text, `null` when it is not there.
    @Nullable
    String text(String name) {
        known.add(name);
        return switch (values.get(name)) {
            case null -> null;
            case ScalarNode scalar -> {
                if (scalar.getValue().contains("${")) {
                    throw wrong(name, scalar, "has a ${…}, which is not expanded here");
                }
                yield scalar.getValue();
            }
            case Node other -> throw wrong(name, other, "needs one value");
        };
    }

    String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    /// Text turned into something else; a [Refusal] of the reader is given its place.
    <T> T parsed(String name, String otherwise, Function<String, T> reader) {
        String text = text(name, otherwise);
        try {
            return reader.apply(text);
        } catch (Refusal e) {
            throw complaint(name, e.problem().message(), e.problem().hint());
        } catch (RuntimeException e) {
            throw complaint(name, "'" + text + "' cannot be used", String.valueOf(e.getMessage()));
        }
    }

    boolean flag(String name, boolean otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw complaint(name, "'" + text + "' is neither true nor false", "write true or false");
        };
    }

    long number(String name, long otherwise, long least, long most) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(text.replace("_", ""));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, with the range
        }
        throw complaint(name, "'" + text + "' is not a whole number from " + least + " to " + most, "");
    }

    /// A length of time such as `500ms`, `30s`, `10m`, `2h`; a bare number is seconds.
    Duration duration(String name, Duration otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        Duration parsed = parseDuration(text);
        if (parsed == null || parsed.isNegative() || parsed.compareTo(Duration.ofDays(30)) > 0) {
            throw complaint(name, "'" + text + "' is not a length of time", "write it like 500ms, 30s, 10m or 2h");
        }
        return parsed;
    }

    private static @Nullable Duration parseDuration(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits == 0 || digits > 9) {
            return null;
        }
        long amount = Long.parseLong(text.substring(0, digits));
        return switch (text.substring(digits).strip()) {
            case "ms" -> Duration.ofMillis(amount);
            case "s", "" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> null;
        };
    }

    /// A list of texts; one text alone counts as a list of one.
    List<String> texts(String name) {
        known.add(name);
        Node node = values.get(name);
        if (!(node instanceof SequenceNode sequence)) {
            String one = node == null ? null : text(name);
            return one == null || one.isEmpty() ? List.of() : List.of(one);
        }
        List<String> texts = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            if (!(element instanceof ScalarNode scalar)) {
                throw wrong(name, element, "needs plain texts");
            }
            texts.add(scalar.getValue());
        }
        return List.copyOf(texts);
    }

    /// The names in this mapping, for mappings whose keys are the operator's own.
    List<String> names() {
        return List.copyOf(values.keySet());
    }

    /// Refuses keys that nobody asked for.
    void refuseUnknown() {
        for (Map.Entry<String, Node> entry : keys.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw yaml.complain(
                        entry.getValue().getStartMark(),
                        "unknown key '" + full(entry.getKey()) + "'",
                        "known here: " + String.join(", ", known));
            }
        }
    }

    Refusal complaint(String name, String what, String hint) {
        Node node = values.get(name);
        Optional<Mark> mark = node == null ? Optional.empty() : node.getStartMark();
        return yaml.complain(mark, full(name) + ": " + what, hint);
    }

    private Refusal wrong(String name, Node node, String what) {
        return yaml.complain(node.getStartMark(), "'" + full(name) + "' " + what, "see ccapi.yaml(5)");
    }

    private String full(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
