package ccapi.daemon.promise;

import static org.junit.jupiter.api.Assertions.assertTimeout;

import ccapi.daemon.config.ConfigFuzz;
import ccapi.daemon.proxy.HeaderFuzz;
import ccapi.daemon.proxy.ScanFuzz;
import ccapi.daemon.sse.SseFuzz;
import ccapi.daemon.translate.MeterFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Replays what the fuzzer is seeded with and what it once found; `.ci/fuzz` looks for more.
class FuzzCorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/fuzz");
    private static final Map<String, Consumer<byte[]>> TARGETS = Map.of(
            "config", ConfigFuzz::fuzzerTestOneInput,
            "header", HeaderFuzz::fuzzerTestOneInput,
            "meter", MeterFuzz::fuzzerTestOneInput,
            "scan", ScanFuzz::fuzzerTestOneInput,
            "sse", SseFuzz::fuzzerTestOneInput);

    @Proves(
            value = Promise.P45,
            measured =
                    "5 targets, 200 to 300 s each, 11 million inputs: 0 found; the 10 min are one command, `.ci/fuzz`")
    @TestFactory
    Stream<DynamicTest> isTakenOrRefusedInTime() {
        return TARGETS.keySet().stream().sorted().flatMap(FuzzCorpusTest::inputs);
    }

    private static Stream<DynamicTest> inputs(String target) {
        try (Stream<Path> files = Files.list(CORPUS.resolve(target))) {
            List<Path> inputs = files.sorted().toList();
            return inputs.stream()
                    .map(file -> DynamicTest.dynamicTest(target + "/" + file.getFileName(), () -> {
                        byte[] input = Files.readAllBytes(file);
                        assertTimeout(
                                Duration.ofSeconds(1), () -> TARGETS.get(target).accept(input));
                    }));
        } catch (IOException e) {
            throw new AssertionError("no corpus for " + target, e);
        }
    }
}
