package ccapi.tui.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// All phrases of all rooms together.
class CatalogueTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern CJK = Pattern.compile("\\p{IsHan}");
    // words a language does not have
    private static final Pattern SAME_IN_BOTH = Pattern.compile(
            "US\\$|from=to, from=to|TOKENS|tok|Plus|Team|Free|IQ|ID|OK|\\{}|English / 中文" + "|ccapi \\{} · \\{}");

    private static final List<Phrase> PHRASES = new ArrayList<>();

    @BeforeAll
    static void findAll() throws IOException, ClassNotFoundException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Words.java")).toList()) {
                String name =
                        SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
                for (Object constant : Class.forName(name).getEnumConstants()) {
                    PHRASES.add((Phrase) constant);
                }
            }
        }
    }

    @Test
    void catalogueHasPhrasesOfEveryRoom() {
        assertThat(PHRASES).hasSizeGreaterThan(300);
        assertThat(PHRASES.stream()
                        .map(phrase -> phrase.getClass().getSimpleName())
                        .distinct())
                .contains(
                        "PageWords",
                        "ShellWords",
                        "AccountWords",
                        "KeyWords",
                        "UsageWords",
                        "MirrorWords",
                        "LiveWords");
    }

    @Test
    void everyPhraseIsSaidInBothLanguages() {
        for (Phrase phrase : PHRASES) {
            assertThat(phrase.english()).as(phrase.toString()).isNotBlank();
            assertThat(phrase.chinese()).as(phrase.toString()).isNotBlank();
            assertThat(CJK.matcher(phrase.chinese()).find()
                            || SAME_IN_BOTH.matcher(phrase.english()).matches())
                    .as(phrase + " in Chinese: " + phrase.chinese())
                    .isTrue();
            assertThat(SAME_IN_BOTH.matcher(phrase.english()).matches()
                            || !CJK.matcher(phrase.english()).find())
                    .as(phrase + " in English: " + phrase.english())
                    .isTrue();
        }
    }

    @Test
    void bothLanguagesHaveTheSameGaps() {
        for (Phrase phrase : PHRASES) {
            assertThat(gaps(phrase.chinese())).as(phrase.toString()).isEqualTo(gaps(phrase.english()));
        }
    }

    @Test
    void gapsAreFilledInOrder() {
        Phrase phrase = new Phrase() {
            @Override
            public String english() {
                return "{} of {}.";
            }

            @Override
            public String chinese() {
                return "{} / {}";
            }
        };
        assertThat(phrase.in(Language.EN, 1, "{}")).isEqualTo("1 of {}.");
        assertThat(phrase.in(Language.ZH, 1)).isEqualTo("1 / {}");
    }

    private static int gaps(String text) {
        return text.split("\\{}", -1).length - 1;
    }
}
