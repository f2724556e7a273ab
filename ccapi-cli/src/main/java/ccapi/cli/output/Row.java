package ccapi.cli.output;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One JSON object as a row.
///
/// @param fields as the daemon sent them, in its order
public record Row(Map<String, @Nullable Object> fields) {
    /// Reads an array of objects.
    ///
    /// @throws IOException when it is something else
    public static List<Row> list(byte[] json) throws IOException {
        return list(Tree.read(json));
    }

    /// Takes an array of objects out of a tree; anything else in it is passed over.
    public static List<Row> list(@Nullable Object array) {
        List<Row> rows = new ArrayList<>();
        if (array instanceof List<?> elements) {
            for (Object element : elements) {
                if (element instanceof Map<?, ?>) {
                    rows.add(of(element));
                }
            }
        }
        return rows;
    }

    /// Reads one object; an empty answer is a row without fields.
    ///
    /// @throws IOException when it is something else
    public static Row one(byte[] json) throws IOException {
        return json.length == 0 ? new Row(Map.of()) : of(Tree.read(json));
    }

    /// Takes an object of a tree; anything else is a row without fields.
    // a tree has text keys only, see [Tree]
    @SuppressWarnings("unchecked")
    public static Row of(@Nullable Object object) {
        return new Row(object instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of());
    }

    /// The same with a field replaced.
    public Row with(String field, Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new Row(changed);
    }

    /// The value at a path such as `total.cost_usd`; a step into an array of objects goes by their `name`, so that
    /// `windows.5h.used_percent` works. `null` when there is none.
    public @Nullable Object at(String path) {
        Object value = fields.get(path);
        if (value != null || path.indexOf('.') < 0) {
            return value;
        }
        value = fields;
        for (String step : path.split("\\.", -1)) {
            value = step(value, step);
        }
        return value;
    }

    // no pattern switch here and in [Formats]: its bootstrap costs 20 ms of a command that takes 120
    private static @Nullable Object step(@Nullable Object value, String step) {
        if (value instanceof Map<?, ?> object) {
            return object.get(step);
        }
        return value instanceof List<?> array ? named(array, step) : null;
    }

    private static @Nullable Object named(List<?> array, String name) {
        for (Object element : array) {
            if (element instanceof Map<?, ?> object && name.equals(object.get("name"))) {
                return object;
            }
        }
        return null;
    }

    /// A text, empty when there is none.
    public String text(String path) {
        Object value = at(path);
        return value == null ? "" : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /// A whole number, 0 when there is none.
    public long number(String path) {
        return at(path) instanceof BigDecimal number ? number.longValue() : 0;
    }

    /// Whether a field is there and true.
    public boolean is(String path) {
        return Boolean.TRUE.equals(at(path));
    }

    /// The object at a path, without fields when there is none.
    public Row row(String path) {
        return of(at(path));
    }

    /// The objects of an array.
    public List<Row> rows(String path) {
        return list(at(path));
    }
}
