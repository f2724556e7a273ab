package ccapi.cli.words;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/// Several words, or the values of an option that may be repeated.
public final class Values {
    private final OptionSpec.@Nullable Builder option;
    private @Nullable List<String> texts;

    /// @param option `null` for words
    Values(OptionSpec.@Nullable Builder option) {
        this.option = option;
    }

    /// What the parser fills it with.
    ISetter setter() {
        return new ISetter() {
            @Override
            public <T> T set(T value) {
                texts = value instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : null;
                return value;
            }
        };
    }

    /// Takes a value apart at commas.
    public Values split() {
        if (option != null) {
            option.splitRegex(",");
        }
        return this;
    }

    /// What was typed, empty when nothing was.
    public List<String> list() {
        return texts == null ? List.of() : texts;
    }

    /// What was typed, `null` when it was not given; a value that is empty gives an empty list.
    public @Nullable List<String> orNull() {
        return texts == null
                ? null
                : texts.stream().filter(text -> !text.isEmpty()).toList();
    }
}
