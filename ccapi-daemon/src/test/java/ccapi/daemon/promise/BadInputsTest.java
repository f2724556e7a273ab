package ccapi.daemon.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Sees to it that each of 165 bad inputs is tried. They are numbered by kind: H the framing and targets of HTTP
/// (1 to 75), S slow and rude clients (76 to 92), J bodies (93 to 125), A credentials (126 to 136), U upstreams
/// (137 to 160), C config, database, socket, names and logins (161 to 165). A test that tries one bears its number.
class BadInputsTest {
    private static final Pattern NUMBER = Pattern.compile("\\b[HSJAUC]\\d{1,3}\\b");

    @Test
    void eachIsTriedByATest() throws IOException {
        Set<String> untried = new LinkedHashSet<>();
        add(untried, "H", 1, 75);
        add(untried, "S", 76, 92);
        add(untried, "J", 93, 125);
        add(untried, "A", 126, 136);
        add(untried, "U", 137, 160);
        add(untried, "C", 161, 165);
        for (Path source : Proofs.tests(PromiseTableTest.root())) {
            NUMBER.matcher(Files.readString(source)).results().forEach(found -> untried.remove(found.group()));
        }
        assertThat(untried).isEmpty();
    }

    private static void add(Set<String> numbers, String letter, int first, int last) {
        IntStream.rangeClosed(first, last).forEach(number -> numbers.add(letter + number));
    }
}
