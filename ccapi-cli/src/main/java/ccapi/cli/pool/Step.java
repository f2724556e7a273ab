package ccapi.cli.pool;

import ccapi.cli.output.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that must be done so that the daemon is as the file says.
sealed interface Step {
    /// As a line of a diff.
    String line();

    /// What a field becomes, `null` when it stays or is taken away.
    ///
    /// @param field as the file calls it
    @Nullable
    Object after(String field);

    /// An account or key that is not there yet.
    ///
    /// @param noun   `account` or `key`
    /// @param wanted all that the file says of it
    record Add(String noun, String name, Map<String, @Nullable Object> wanted) implements Step {
        @Override
        public String line() {
            Object type = wanted.get("type");
            return "+ " + noun + " " + name + (type == null ? "" : " (" + type + ")");
        }

        @Override
        public @Nullable Object after(String field) {
            return wanted.get(field);
        }
    }

    /// One that differs.
    ///
    /// @param now what it is
    record Change(String noun, String name, List<Difference> differences, Row now) implements Step {
        @Override
        public String line() {
            return "~ " + noun + " " + name + ": "
                    + String.join(
                            ", ", differences.stream().map(Difference::text).toList());
        }

        @Override
        public @Nullable Object after(String field) {
            return differences.stream()
                    .filter(difference -> difference.field().name().equals(field))
                    .findFirst()
                    .map(Difference::after)
                    .orElse(null);
        }
    }

    /// One that the file does not know.
    record Remove(String noun, String name) implements Step {
        @Override
        public String line() {
            return "- " + noun + " " + name;
        }

        @Override
        public @Nullable Object after(String field) {
            return null;
        }
    }

    /// A field that differs.
    ///
    /// @param before as the daemon shows it, `null` for nothing
    /// @param after  as the file wants it, `null` for nothing
    record Difference(
            Field field, @Nullable Object before, @Nullable Object after) {
        String text() {
            return field.name() + " " + Plan.show(before) + " → " + Plan.show(after);
        }
    }
}
