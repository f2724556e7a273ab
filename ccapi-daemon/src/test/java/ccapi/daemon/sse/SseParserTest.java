package ccapi.daemon.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.testing.Fixtures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseParserTest {
    private static final int LIMIT = 1 << 20;

    private static List<SseEvent> parse(byte[] stream, int... cuts) {
        SseParser parser = new SseParser(LIMIT);
        List<SseEvent> events = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= cuts.length; i++) {
            int to = i < cuts.length ? cuts[i] : stream.length;
            // a slice of its own, so that a view into an old slice would be seen
            byte[] slice = Arrays.copyOfRange(stream, from, to);
            parser.feed(slice, 0, slice.length, view -> events.add(view.toEvent()));
            Arrays.fill(slice, (byte) '#');
            from = to;
        }
        return events;
    }

    private static List<SseEvent> parse(String stream) {
        return parse(stream.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsNamesAndData() {
        assertThat(parse("event: a\ndata: 1\n\ndata: 2\n\n"))
                .containsExactly(new SseEvent("a", "1"), new SseEvent("", "2"));
    }

    @Test
    void joinsDataLinesAndDropsOneBlankOnly() {
        assertThat(parse("data:one\ndata:  two\ndata\n\n")).containsExactly(new SseEvent("", "one\n two\n"));
    }

    @Test
    void skipsCommentsIdsAndUnknownFields() {
        assertThat(parse(": hello\n\nid: 7\nretry: 9\ndata: x\nfoo: bar\nevents: no\ndatas: no\n\n"))
                .containsExactly(new SseEvent("", "x"));
    }

    /// U157
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void takesEveryLineEnd(String end) {
        String stream = String.join(end, "event: a", "data: 1", "", "data: 2", "", "");
        assertThat(parse(stream)).containsExactly(new SseEvent("a", "1"), new SseEvent("", "2"));
    }

    @Test
    void doesNotTakeUnicodeSeparatorsForLineEnds() {
        assertThat(parse("data: a\u2028b\u0085c\u2029d\n\n"))
                .containsExactly(new SseEvent("", "a\u2028b\u0085c\u2029d"));
    }

    @Test
    void neverReportsAnEventThatTheEndCutsOff() {
        assertThat(parse("data: 1\n\ndata: 2\n")).containsExactly(new SseEvent("", "1"));
        assertThat(parse("data: 2")).isEmpty();
    }

    @Test
    void reportsWhatLacksItsBlankLineOnlyWhenAskedAtTheEnd() {
        for (String stream : List.of("data: 1\n\nevent: b\ndata: 2\n", "data: 1\n\nevent: b\rdata: 2")) {
            SseParser parser = new SseParser(LIMIT);
            List<SseEvent> events = new ArrayList<>();
            byte[] bytes = stream.getBytes(StandardCharsets.US_ASCII);
            parser.feed(bytes, 0, bytes.length, view -> events.add(view.toEvent()));
            assertThat(events).hasSize(1);
            parser.end(view -> events.add(view.toEvent()));
            parser.end(view -> events.add(view.toEvent()));
            assertThat(events).containsExactly(new SseEvent("", "1"), new SseEvent("b", "2"));
        }
    }

    @Test
    void saysWhereAnEventEndsInItsSlice() {
        byte[] stream = "data: 1\n\nevent: b\r\ndata: 2\r\n\r\nrest".getBytes(StandardCharsets.US_ASCII);
        List<Integer> ends = new ArrayList<>();
        new SseParser(LIMIT).feed(stream, 0, stream.length, view -> ends.add(view.end()));
        assertThat(ends).containsExactly(9, stream.length - 4);
    }

    @Test
    void refusesAnEventBeyondTheLimitWithoutKeepingIt() {
        SseParser parser = new SseParser(1000);
        byte[] endless = "data: ".concat("a".repeat(400)).getBytes(StandardCharsets.US_ASCII);
        parser.feed(endless, 0, endless.length, _ -> {});
        parser.feed(endless, 0, endless.length, _ -> {});
        assertThatThrownBy(() -> parser.feed(endless, 0, endless.length, _ -> {}))
                .isInstanceOf(SseParser.EventTooLongException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event: a\ndata: 1\n\ndata: 2\n\n",
                "event: a\r\ndata: 1\r\n\r\n: c\r\n\r\ndata: 2\r\ndata: 3\r\n\r\n",
                "event: a\rdata: 1\r\rdata: 2\r\r",
                "\n\ndata: \u00e5\ud83d\ude00\u2028\n\n\r\n\r\ndata:x\n\revent:y\ndata:z\r\n\n",
                "data: 1\n\r\ndata: 2\r\r\ndata: 3\n\n\n\n"
            })
    void givesTheSameEventsWhereverTheStreamIsCut(String text) {
        byte[] stream = text.getBytes(StandardCharsets.UTF_8);
        List<SseEvent> whole = parse(stream);
        for (int first = 0; first <= stream.length; first++) {
            for (int second = first; second <= stream.length; second++) {
                assertThat(parse(stream, first, second))
                        .as("cut at %d and %d", first, second)
                        .isEqualTo(whole);
            }
        }
        assertThat(parse(stream, IntStream.range(0, stream.length).toArray())).isEqualTo(whole);
    }

    static Stream<Fixtures.Recording> recordings() {
        return Fixtures.all();
    }

    @Test
    void givesTheSameEventsOfEveryRecordingWhereverItIsCut() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        recordings().forEach(recording -> {
            byte[] stream = recording.bytes();
            List<SseEvent> whole = parse(stream);
            for (int i = 0; i < 20; i++) {
                int[] cuts = random.ints(5, 0, stream.length + 1).sorted().toArray();
                assertThat(parse(stream, cuts))
                        .as("%s cut at %s", recording, cuts)
                        .isEqualTo(whole);
            }
        });
    }

    @Test
    void survivesNoise() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(2);
        String[] words = {
            "\n", "\n", "\n\n", "\r", "\r\n", "data", "data: ", "event:", ":", " ", "x", "\u0000", "\u2028"
        };
        for (int round = 0; round < 30_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(1, 20); i > 0; i--) {
                text.append(words[random.nextInt(words.length)]);
            }
            byte[] noise = text.toString().getBytes(StandardCharsets.UTF_8);
            int[] cuts = random.ints(3, 0, noise.length + 1).sorted().toArray();
            assertThat(parse(noise, cuts)).isEqualTo(parse(noise)).isEqualTo(slowly(noise));
        }
    }

    /// The same job the slow and obvious way.
    private static List<SseEvent> slowly(byte[] stream) {
        List<SseEvent> events = new ArrayList<>();
        String name = "";
        List<String> data = new ArrayList<>();
        String[] lines = new String(stream, StandardCharsets.UTF_8).split("\r\n|\r|\n", -1);
        for (String line : Arrays.copyOf(lines, lines.length - 1)) {
            String[] field = line.split(":", 2);
            String value = field.length < 2 ? "" : field[1].startsWith(" ") ? field[1].substring(1) : field[1];
            if (line.isEmpty()) {
                if (!data.isEmpty() || !name.isEmpty()) {
                    events.add(new SseEvent(name, String.join("\n", data)));
                }
                name = "";
                data.clear();
            } else if (field[0].equals("event")) {
                name = value;
            } else if (field[0].equals("data")) {
                data.add(value);
            }
        }
        return events;
    }
}
