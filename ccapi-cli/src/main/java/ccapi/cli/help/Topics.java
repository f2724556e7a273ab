package ccapi.cli.help;

import ccapi.cli.command.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What is to be known beyond single commands, for `ccapi help TOPIC` and the manual.
public final class Topics {
    /// All topics, in reading order.
    public static final List<String> NAMES =
            List.of("output", "filters", "secrets", "scripts", "exit-codes", "environment", "config");

    private Topics() {}

    /// The text of a topic: paragraphs apart by empty lines; lines of a table start with two spaces, then a label,
    /// two spaces or more, and words about it.
    ///
    /// @throws IllegalArgumentException when there is no such topic
    public static String text(String name) {
        return switch (name) {
            case "exit-codes" -> exitCodes();
            case "output", "filters", "secrets", "scripts", "environment", "config" -> resource(name);
            default -> throw new IllegalArgumentException("no topic " + name);
        };
    }

    private static String exitCodes() {
        StringBuilder text =
                new StringBuilder("Every command ends with one of these, and the numbers never change.\n\n");
        for (ExitCode code : ExitCode.values()) {
            text.append("  ")
                    .append(code.code())
                    .append("  ")
                    .append(code.about())
                    .append('\n');
        }
        return text.toString();
    }

    private static String resource(String name) {
        try (InputStream in = Topics.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name + ".txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
