package ccapi.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The pictures of the dashboard in the README and in SCREENS.md are what [ScreensTest] sees, so they cannot lie. With
/// `-Dscreens.update=true` they are put in anew, each below the comment that names it.
class ReadmeTest {
    private static final Path SCREENS = Path.of("src/test/resources/screens");
    private static final Path README = Path.of("../README.md");
    private static final Path MORE = Path.of("SCREENS.md");
    private static final Pattern PICTURE =
            Pattern.compile("<!-- screen: (\\S+) -->\n```text\n(.*?)```\n", Pattern.DOTALL);

    private static String picture(MatchResult found) {
        try {
            String name = found.group(1);
            String screen = Files.readString(SCREENS.resolve(name + ".txt"));
            return Matcher.quoteReplacement("<!-- screen: " + name + " -->\n```text\n" + screen + "```\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void readmeShowsEveryPage() throws IOException {
        assertThat(PICTURE.matcher(Files.readString(README)).results().map(found -> found.group(1)))
                .containsExactly("accounts-80x24", "keys-80x24", "usage-80x24", "mirror-80x24", "live-80x24");
    }

    @Test
    void picturesAreWhatTheDashboardShows() throws IOException {
        for (Path file : List.of(README, MORE)) {
            String text = Files.readString(file);
            String shown = PICTURE.matcher(text).replaceAll(ReadmeTest::picture);
            if (Boolean.getBoolean("screens.update")) {
                Files.writeString(file, shown);
            } else {
                assertThat(text).as(file.toString()).isEqualTo(shown);
            }
        }
    }
}
