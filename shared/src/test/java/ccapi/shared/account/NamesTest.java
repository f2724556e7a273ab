package ccapi.shared.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import ccapi.shared.problem.Refusal;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    static Stream<Arguments> bad() {
        return Stream.of(
                argumentSet("C164 empty", ""),
                argumentSet("C164 only spaces", "   "),
                argumentSet("C164 only wide spaces", "\u3000\u2003"),
                argumentSet("spaces around", " a "),
                argumentSet("C164 colours", "a\u001b[31mb"),
                argumentSet("C164 one character for an escape sequence", "a\u009b2Jb"),
                argumentSet("C164 into the clipboard", "a\u001b]52;c;ZXZpbA==\u0007"),
                argumentSet("C164 right to left", "a\u202eb"),
                argumentSet("C164 isolated", "a\u2066b\u2069"),
                argumentSet("invisible", "a\u200bb"),
                argumentSet("C164 NUL", "a\0b"),
                argumentSet("C164 newline", "a\nb"),
                argumentSet("line separator", "a\u2028b"),
                argumentSet("half a character", "a\ud83d"),
                argumentSet("C164 1 MB", "a".repeat(1 << 20)),
                argumentSet("a path", "../a"),
                argumentSet("an option", "--all"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isRefusedInHarmlessWords(String name) {
        assertThatThrownBy(() -> Names.check("account", name))
                .isInstanceOf(Refusal.class)
                .message()
                .isPrintable()
                .hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "max tokyo", "共享账号", "😀", "a.b@c+d", "ünïcode"})
    void anythingElseIsAName(String name) {
        assertThat(Names.check("account", name)).isEqualTo(name);
    }
}
