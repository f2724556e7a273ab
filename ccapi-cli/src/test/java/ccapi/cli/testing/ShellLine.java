package ccapi.cli.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A line of an example, taken apart as a shell would: words with quotes, one input and one output file.
///
/// @param words  without `ccapi`
/// @param input  file for standard input, empty for none
/// @param output file for standard output, empty for none
public record ShellLine(List<String> words, String input, String output) {
    public static ShellLine of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean open = false;
        for (char c : (line + " ").toCharArray()) {
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                open = true;
            } else if (c == ' ') {
                if (open || !word.isEmpty()) {
                    words.add(word.toString());
                }
                word.setLength(0);
                open = false;
            } else {
                word.append(c);
            }
        }
        if (!words.removeFirst().equals("ccapi")) {
            throw new AssertionError("not a line of ccapi: " + line);
        }
        String input = takeAfter(words, "<");
        return new ShellLine(List.copyOf(words), input, takeAfter(words, ">")).trimmed(words);
    }

    private ShellLine trimmed(List<String> left) {
        return new ShellLine(List.copyOf(left), input, output);
    }

    private static String takeAfter(List<String> words, String sign) {
        int at = words.indexOf(sign);
        if (at < 0) {
            return "";
        }
        words.remove(at);
        return words.remove(at);
    }

    /// Runs it.
    public Run.Result run(Run run, Path folder) throws IOException {
        if (!input.isEmpty()) {
            run.stdin(Files.readString(folder.resolve(input)));
        }
        Run.Result result = run.run(words);
        if (!output.isEmpty()) {
            Path file = folder.resolve(output.replaceFirst("^~/", ""));
            Files.createDirectories(file.getParent());
            Files.writeString(file, result.out());
        }
        return result;
    }
}
