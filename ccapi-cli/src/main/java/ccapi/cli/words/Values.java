package ccapi.cli.words;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.ISetter;

/// Several words, or the values of an option that may be repeated.
public final class Values {
    private final ArgSpec.Builder<?> builder;
    private @Nullable List<String> texts;

    Values(ArgSpec.Builder<?> builder) {
        this.builder = builder;
        builder.getter(new picocli.CommandLine.Model.IGetter() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> @Nullable T get() {
                return (T) texts;
            }
        });
        builder.setter(new ISetter() {
            @Override
            public <T> T set(T value) {
                texts = value instanceof List<?> list
                        ? new ArrayList<>(list.stream().map(String::valueOf).toList())
                        : null;
                return value;
            }
        });
    }

    /// Takes a value apart at commas.
    public Values split() {
        builder.splitRegex(",");
        return this;
    }

    /// What was typed, empty when nothing was.
    public List<String> list() {
        return texts == null ? List.of() : texts;
    }

    /// What was typed, `null` when it was not given; a value that is empty gives an empty list.
    public @Nullable List<String> orNull() {
        return texts == null ? null : texts.stream().filter(text -> !text.isEmpty()).toList();
    }
}
