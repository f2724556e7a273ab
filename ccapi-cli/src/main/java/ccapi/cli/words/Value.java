package ccapi.cli.words;

import ccapi.shared.problem.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/// A word, or the value of an option.
public final class Value {
    private final String label;
    private final OptionSpec.@Nullable Builder option;
    private @Nullable String text;

    /// @param label  what it is called when it is wrong
    /// @param option `null` for a word
    Value(String label, OptionSpec.@Nullable Builder option) {
        this.label = label;
        this.option = option;
    }

    /// What the parser fills it with.
    ISetter setter() {
        return new ISetter() {
            @Override
            public <T> T set(T value) {
                text = value == null ? null : value.toString();
                return value;
            }
        };
    }

    /// Makes it one that must be given.
    public Value required() {
        if (option != null) {
            option.required(true);
        }
        return this;
    }

    /// Lets the option stand without a value, which then means this one.
    public Value bare(String meaning) {
        if (option != null) {
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
            throw Refusal.invalid("'" + text + "' is no whole number", "give one for " + label);
        }
    }

    /// What was typed as a number, `null` when it was not given.
    ///
    /// @throws Refusal when it is none
    public @Nullable Double decimal() {
        try {
            return text == null ? null : Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("'" + text + "' is no number", "give one for " + label);
        }
    }

    /// What was typed as a whole number, or this.
    ///
    /// @throws Refusal when it is none
    public int or(int otherwise) {
        Integer number = number();
        return number == null ? otherwise : number;
    }

    /// What was typed as a number, or this.
    ///
    /// @throws Refusal when it is none
    public double or(double otherwise) {
        Double number = decimal();
        return number == null ? otherwise : number;
    }
}
