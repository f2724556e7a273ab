package ccapi.shared.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-*, claude-sonnet-4-5, true",
        "claude-sonnet-*, claude-sonnet-, true",
        "claude-sonnet-*, claude-opus-4-5, false",
        "*, anything, true",
        "*-mini, gpt-5-mini, true",
        "*-mini, gpt-5-mini-high, false",
        "gpt-*-mini, gpt-5-mini-mini, true",
        "gpt-5, gpt-5, true",
        "gpt-5, gpt-5-mini, false",
        "gpt-5, GPT-5, false",
        "a.c, abc, false",
    })
    void aStarStandsForAnyRunOfCharacters(String pattern, String text, boolean fits) {
        assertThat(Glob.matches(pattern, text)).isEqualTo(fits);
    }

    @Test
    void noPatternsAllowEverything() {
        assertThat(Glob.allows(List.of(), "gpt-5")).isTrue();
        assertThat(Glob.allows(List.of("claude-*"), "gpt-5")).isFalse();
        assertThat(Glob.allows(List.of("claude-*", "gpt-*"), "gpt-5")).isTrue();
    }
}
