package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.sse.SseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Spoiled requests are translated or refused in words, and spoiled answers never break a client's protocol: no
/// other exception ever leaves the room.
class NoiseTest {
    private static final int ROUNDS = 400;

    static Stream<Path> cases() throws IOException {
        return GoldenTest.cases();
    }

    private static Dialect dialect(Path folder, int side) {
        String name = folder.getParent().getFileName().toString().split("-to-")[side];
        return Dialect.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Translation translation(Path folder) {
        return Translation.between(dialect(folder, 0), dialect(folder, 1), Streams.context());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void requestsAreTranslatedOrRefused(Path folder) throws IOException {
        JsonNode request = Tree.parse(Files.readAllBytes(folder.resolve("client.json")));
        Noise noise = new Noise(folder.getFileName().toString().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] spoiled = Tree.bytes(noise.spoil(request));
            try {
                assertThat(Tree.parse(translation(folder).request(spoiled)).isObject())
                        .isTrue();
            } catch (Untranslatable e) {
                assertThat(e).hasMessageMatching("(?s).*[a-z].*");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void streamsStayValid(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("upstream.sse"))) {
            return;
        }
        List<SseEvent> events = Streams.parse(Files.readAllBytes(folder.resolve("upstream.sse")));
        Noise noise = new Noise(events.size());
        for (int round = 0; round < ROUNDS; round++) {
            Translation translation = Streams.begun(dialect(folder, 0), dialect(folder, 1), true);
            List<SseEvent> shown = Streams.translate(translation, spoiled(events, noise));
            switch (dialect(folder, 0)) {
                case MESSAGES -> ShownMessage.of(shown);
                case RESPONSES, CODEX -> ShownResponse.of(shown);
                case CHAT -> ShownCompletion.of(shown);
            }
            assertThat(translation.progress()).isNotInstanceOf(Progress.Streaming.class);
        }
    }

    private static List<SseEvent> spoiled(List<SseEvent> events, Noise noise) {
        List<SseEvent> spoiled = new ArrayList<>();
        for (SseEvent event : events) {
            JsonNode data = Tree.parse(event.data());
            switch (noise.below(16)) {
                case 0 -> {}
                case 1 -> {
                    spoiled.add(event);
                    spoiled.add(event);
                }
                case 2, 3 ->
                    spoiled.add(new SseEvent(
                            event.name(), data.isObject() ? noise.spoil(data).toString() : "{"));
                case 4 -> spoiled.add(spoiled.size(), new SseEvent("", "{\"type\":\"unknown\"}"));
                default -> spoiled.add(event);
            }
        }
        return spoiled;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void wholeAnswersAreShownOrFail(Path folder) throws IOException {
        Path file = folder.resolve("upstream-answer.json");
        if (!Files.exists(file)) {
            return;
        }
        JsonNode answer = Tree.parse(Files.readAllBytes(file));
        Noise noise = new Noise(7);
        for (int round = 0; round < ROUNDS; round++) {
            Translation translation = Streams.begun(dialect(folder, 0), dialect(folder, 1), false);
            byte[] shown = translation.response(Tree.bytes(noise.spoil(answer)));
            if (translation.progress() instanceof Progress.Complete) {
                assertThat(Tree.parse(shown).isObject()).isTrue();
            } else {
                assertThat(translation.progress()).isInstanceOf(Progress.Failed.class);
            }
        }
    }
}
