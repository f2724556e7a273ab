package ccapi.cli.words;

import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/// An option that is there or not.
public final class Flag {
    private final OptionSpec.Builder builder;
    private boolean set;

    Flag(OptionSpec.Builder builder) {
        this.builder = builder;
    }

    /// What the parser fills it with.
    ISetter setter() {
        return new ISetter() {
            @Override
            public <T> T set(T value) {
                set = Boolean.TRUE.equals(value);
                return value;
            }
        };
    }

    /// Leaves it out of help and completion.
    public Flag hidden() {
        builder.hidden(true);
        return this;
    }

    /// Makes it the one that asks for help, so that nothing else need be right.
    public Flag forHelp() {
        builder.usageHelp(true);
        return this;
    }

    /// Whether it was given.
    public boolean isSet() {
        return set;
    }
}
