package ccapi.daemon.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ccapi.shared.account.Names;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MintNameTest {
    private static String name(String rule, String id, String email) {
        return MintName.of(rule, new MirrorEntry(TextNode.valueOf(id), id, email, "plus", 1, "", null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "codex-{user}, ann@x.com, codex-ann",
        "{email}, ann@x.com, ann@x.com",
        "m{id}-{user}, ann, m7-ann",
        "codex-{user}, '', codex-mirror-7",
        "codex-{user}, @x.com, codex-@x.com",
        "fixed, ann@x.com, fixed"
    })
    void followsTheRule(String rule, String email, String expected) {
        assertThat(name(rule, "7", email)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd@x", "--all@x", "a\u001b[2J@x", "\u202e@x", "  @x", "-/-@x", "😀😀@x"})
    void isAlwaysANameThatCanBeUsed(String email) {
        for (String rule : new String[] {"{user}", "{email}", "codex-{user}", " {user} ", "{user}".repeat(70)}) {
            assertThatCode(() -> Names.check("account", name(rule, "7", email))).doesNotThrowAnyException();
        }
    }

    @Test
    void isCutToTheLongestName() {
        assertThat(name("codex-{user}", "7", "x".repeat(200) + "@x")).hasSize(Names.MAX_LENGTH);
        assertThat(name("{user}", "7", "😀".repeat(60) + "@x").length()).isLessThanOrEqualTo(Names.MAX_LENGTH);
    }
}
