package ccapi.cli.words;

import ccapi.shared.problem.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/// A word, or the value of an option.
public final class Value {
    private final ArgSpec.Builder<?> builder;
    private @Nullable String text;

    Value(ArgSpec.Builder<?> builder) {
        this.builder = builder;
        builder.setter(new ISetter() {
            @Override
            public <T> T set(T value) {
                text = value == null ? null : value.toString();
                return value;
            }
        });
    }

    /// Makes it one that must be given.
    public Value required() {
        builder.required(true);
        return this;
    }

    /// Lets the option stand without a value, which then means this one.
    public Value bare(String meaning) {
        if (builder instanceof OptionSpec.Builder option) {
            option.arity("0..1").fallbackValue(meaning);
        }
        return this;
    }

    /// What was typed, `null` when it was not given.
    public @Nullable String orNull() {
        return text;
    }

    /// What was typed, or this.
    public String or(String otherwise) {
        return text == null ? otherwise : text;
    }

    /// What was typed, for words and options that must be given.
    public String get() {
        if (text == null) {
            throw new IllegalStateException("not given, and nobody insisted");
        }
        return text;
    }

    /// Whether it was given.
    public boolean isGiven() {
        return text != null;
    }

    /// What was typed as a whole number, `null` when it was not given.
    ///
    /// @throws Refusal when it is none
    public @Nullable Integer number() {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("'" + text + "' is no whole number", "give one for " + label());
        }
    }

    /// What was typed as a number, `null` when it was not given.
    ///
    /// @throws Refusal when it is none
    public @Nullable Double decimal() {
        try {
            return text == null ? null : Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("'" + text + "' is no number", "give one for " + label());
        }
    }

    private String label() {
        return builder instanceof OptionSpec.Builder option ? option.names()[0] : builder.paramLabel();
    }
}
