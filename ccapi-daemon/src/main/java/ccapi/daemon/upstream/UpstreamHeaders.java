package ccapi.daemon.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Headers of an upstream's answer, names in lower case, in the order they came.
public final class UpstreamHeaders {
    private final List<String> names = new ArrayList<>(24);
    private final List<String> values = new ArrayList<>(24);

    /// For tests and for answers made up here; the parser uses it too.
    public UpstreamHeaders add(String name, String value) {
        names.add(name.toLowerCase(Locale.ROOT));
        values.add(value);
        return this;
    }

    /// The first value of a header, `null` when it is not there.
    ///
    /// @param name in lower case
    public @Nullable String first(String name) {
        int index = names.indexOf(name);
        return index < 0 ? null : values.get(index);
    }

    /// How often a header came.
    public int count(String name) {
        int count = 0;
        for (String each : names) {
            count += each.equals(name) ? 1 : 0;
        }
        return count;
    }

    /// Every header in turn.
    public void forEach(BiConsumer<String, String> taker) {
        for (int i = 0; i < names.size(); i++) {
            taker.accept(names.get(i), values.get(i));
        }
    }
}
