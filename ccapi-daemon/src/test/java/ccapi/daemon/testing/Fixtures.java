package ccapi.daemon.testing;

import ccapi.daemon.sse.SseEvent;
import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Recorded streams of real providers, when the folder with them lies beside the checkout.
///
/// Tests that use them are skipped without it: `assumeThat(Fixtures.arePresent()).isTrue()`, or an empty stream of
/// arguments with `@ParameterizedTest(allowZeroInvocations = true)`.
public final class Fixtures {
    private static final Path FOLDER = find();

    private Fixtures() {}

    /// One recording.
    ///
    /// @param file     relative to the folder
    /// @param family   `anthropic`, `responses` or `chat`
    /// @param last     name of the last event, or `[DONE]`
    /// @param features what occurs in it
    /// @param streams  how many responses follow one another in the file
    /// @param abridged whether deltas were left out
    public record Recording(
            String file, String family, String last, List<String> features, int streams, boolean abridged) {
        /// The recording as it went over the wire. One JSON per line becomes one event per line.
        public byte[] bytes() {
            return file.endsWith(".jsonl") ? fromLines(FOLDER.resolve(file), family) : read(FOLDER.resolve(file));
        }

        /// Whether a stream that came whole ends like this one.
        public boolean isWhole() {
            return List.of("message_stop", "response.completed", "response.incomplete", "[DONE]")
                    .contains(last);
        }

        @Override
        public String toString() {
            return file;
        }
    }

    /// Whether the folder is there.
    public static boolean arePresent() {
        return Files.isRegularFile(FOLDER.resolve("MANIFEST.json"));
    }

    /// Every recorded stream of a family (`anthropic`, `responses`, `chat`); empty without the folder.
    public static Stream<Recording> of(String family) {
        return all().filter(recording -> recording.family().equals(family));
    }

    /// Every recorded stream; empty without the folder.
    public static Stream<Recording> all() {
        if (!arePresent()) {
            return Stream.empty();
        }
        JsonNode manifest = tree(read(FOLDER.resolve("MANIFEST.json")));
        return StreamSupport.stream(manifest.spliterator(), false).map(Fixtures::recording);
    }

    private static Recording recording(JsonNode entry) {
        return new Recording(
                entry.path("file").asText(),
                entry.path("family").asText(),
                entry.path("last").asText(),
                StreamSupport.stream(entry.path("features").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                entry.path("streams_in_file").asInt(1),
                entry.path("abridged").asBoolean());
    }

    /// A file of the folder as JSON, for whole answers and expectations.
    public static JsonNode json(String file) {
        return tree(read(FOLDER.resolve(file)));
    }

    private static byte[] fromLines(Path file, String family) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String line : new String(read(file), StandardCharsets.UTF_8).split("\n")) {
            if (!line.isBlank()) {
                String name = family.equals("chat")
                        ? ""
                        : tree(line.getBytes(StandardCharsets.UTF_8))
                                .path("type")
                                .asText();
                bytes.writeBytes(new SseEvent(name, line).bytes());
            }
        }
        if (family.equals("chat")) {
            bytes.writeBytes(new SseEvent("", "[DONE]").bytes());
        }
        return bytes.toByteArray();
    }

    private static JsonNode tree(byte[] json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path find() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared/fixtures");
            if (Files.isRegularFile(candidate.resolve("MANIFEST.json"))) {
                return candidate;
            }
        }
        return here.resolve("shared/fixtures");
    }
}
