package ccapi.daemon.testing;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The head of a message exactly as it was heard: start line and headers, in order, in the case they had.
///
/// @param startLine without its line end
/// @param headers   all of them, repeated ones too
public record RawHead(String startLine, List<Header> headers) {
    /// One header line.
    ///
    /// @param name  as sent
    /// @param value without the blanks around it
    public record Header(String name, String value) {}

    /// Reads a head; `null` when the other side ended before its first byte.
    ///
    /// @throws EOFException when it ended within the head
    static @Nullable RawHead read(Wire wire, Duration limit) throws IOException {
        String startLine = wire.readLine(limit);
        if (startLine.isEmpty()) {
            return null;
        }
        List<Header> headers = new ArrayList<>();
        for (String line = line(wire, limit); !line.isEmpty(); line = line(wire, limit)) {
            int colon = line.indexOf(':');
            headers.add(new Header(
                    colon < 0 ? line : line.substring(0, colon),
                    colon < 0 ? "" : line.substring(colon + 1).strip()));
        }
        return new RawHead(startLine.stripTrailing(), List.copyOf(headers));
    }

    private static String line(Wire wire, Duration limit) throws IOException {
        String line = wire.readLine(limit);
        if (!line.endsWith("\n")) {
            throw new EOFException("the head was cut");
        }
        return line.stripTrailing();
    }

    /// The first value of a header, whatever the case of its name; `null` when absent.
    public @Nullable String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse(null);
    }

    /// Every value of a header, in order.
    public List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /// The names of all headers in lower case, in order.
    public List<String> names() {
        return headers.stream()
                .map(header -> header.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /// The n-th word of the start line, empty when there is none.
    String word(int index) {
        String[] words = startLine.split(" ", 3);
        return index < words.length ? words[index] : "";
    }
}
