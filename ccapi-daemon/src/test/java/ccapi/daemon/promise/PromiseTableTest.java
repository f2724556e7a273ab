package ccapi.daemon.promise;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps the README's table of promises what the tests say of themselves. `CCAPI_WRITE=1` writes it anew.
class PromiseTableTest {
    private static final String BEGIN = "<!-- promises: written by PromiseTableTest -->\n";
    private static final String END = "<!-- end of promises -->\n";

    /// What is promised and not shown here, in whole or in part, and why.
    private static final Map<Promise, String> OWED = Map.of();

    @Test
    void theTableInTheReadmeIsWhatTheTestsSay() throws IOException {
        Path root = root();
        Path readme = root.resolve("README.md");
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        assertThat(end).as("the marks around the table").isGreaterThanOrEqualTo(begin);
        String table = table(Proofs.below(root));
        if ("1".equals(System.getenv("CCAPI_WRITE"))) {
            Files.writeString(readme, text.substring(0, begin) + table + text.substring(end));
        } else {
            assertThat(text.substring(begin, end))
                    .as("README.md is stale: run this test with CCAPI_WRITE=1")
                    .isEqualTo(table);
        }
    }

    @Test
    void everyPromiseIsShownByATestOrOwedWithAReason() throws IOException {
        Map<Promise, List<Proof>> proofs = byPromise(Proofs.below(root()));
        assertThat(Promise.values())
                .as("shown by a test, or owed and said why")
                .filteredOn(promise -> !proofs.containsKey(promise))
                .allSatisfy(promise -> assertThat(OWED).containsKey(promise));
    }

    private static String table(List<Proof> all) {
        Map<Promise, List<Proof>> proofs = byPromise(all);
        return Stream.of(Promise.values())
                .map(promise -> row(promise, proofs.getOrDefault(promise, List.of())))
                .collect(joining("", "\n| | promise | asked | measured | shown by |\n|---|---|---|---|---|\n", "\n"));
    }

    private static String row(Promise promise, List<Proof> proofs) {
        String measured = Stream.concat(
                        proofs.stream().map(Proof::measured).filter(text -> !text.isEmpty()),
                        Stream.ofNullable(OWED.get(promise)).map(reason -> "not shown: " + reason))
                .collect(joining("; "));
        String tests = proofs.stream()
                .map(proof -> "`" + proof.test() + "`" + (proof.slow() ? " (slow)" : ""))
                .distinct()
                .collect(joining(", "));
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(promise, promise.says(), promise.asked(), measured.isEmpty() ? "kept" : measured, tests);
    }

    private static Map<Promise, List<Proof>> byPromise(List<Proof> all) {
        Map<Promise, List<Proof>> proofs = new EnumMap<>(Promise.class);
        all.forEach(proof ->
                proofs.computeIfAbsent(proof.promise(), _ -> new ArrayList<>()).add(proof));
        return proofs;
    }

    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("ccapi-daemon")) ? here : here.getParent();
    }
}
