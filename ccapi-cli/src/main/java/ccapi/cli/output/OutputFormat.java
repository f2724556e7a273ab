package ccapi.cli.output;

import ccapi.shared.problem.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The ways in which data can be printed.
public enum OutputFormat {
    /// For people.
    TABLE,
    /// For people with much room.
    WIDE,
    /// One JSON text.
    JSON,
    /// One JSON object a line.
    JSONL,
    /// RFC 4180 with a head.
    CSV,
    /// YAML.
    YAML,
    /// Names only, one a line.
    NAME;

    /// The word on the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// All words, for help and completion.
    public static String words() {
        return Arrays.stream(values()).map(OutputFormat::word).collect(Collectors.joining(", "));
    }

    /// Reads a word.
    ///
    /// @throws Refusal when there is no such format
    static OutputFormat of(String word) {
        for (OutputFormat format : values()) {
            if (format.word().equals(word)) {
                return format;
            }
        }
        throw Refusal.invalid("-o '" + word + "' is unknown", "use one of " + words());
    }

    /// Whether people read it.
    public boolean isTable() {
        return this == TABLE || this == WIDE;
    }
}
