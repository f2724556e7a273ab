package ccapi.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.tui.widget.Size;
import ccapi.tui.widget.Theme;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AbilitiesTest {
    @Test
    void refusesPipesPolitely() {
        Map<String, String> xterm = Map.of("TERM", "xterm");
        assertThat(Abilities.objection(xterm, "i"))
                .hasValueSatisfying(why -> assertThat(why).contains("needs a terminal"));
        assertThat(Abilities.objection(xterm, "oe")).isPresent();
        assertThat(Abilities.objection(xterm, "")).isPresent();
    }

    @Test
    void coloursFollowTheTerminalAndTheUser() {
        assertThat(Abilities.theme(Map.of("TERM", "xterm"))).isEqualTo(Theme.BASIC);
        assertThat(Abilities.theme(Map.of("TERM", "screen-256color"))).isEqualTo(Theme.INDEXED);
        assertThat(Abilities.theme(Map.of("TERM", "xterm", "COLORTERM", "truecolor")))
                .isEqualTo(Theme.INDEXED);
        assertThat(Abilities.theme(Map.of("TERM", "xterm", "NO_COLOR", "1"))).isEqualTo(Theme.NO_COLOUR);
        assertThat(Abilities.theme(Map.of("TERM", "xterm", "NO_COLOR", ""))).isEqualTo(Theme.BASIC);
        assertThat(Abilities.theme(Map.of("TERM", "vt100"))).isEqualTo(Theme.NO_COLOUR);
    }

    @Test
    void symbolsNeedAUtf8Locale() {
        assertThat(Abilities.isAsciiOnly(Map.of())).isTrue();
        assertThat(Abilities.isAsciiOnly(Map.of("LANG", "C"))).isTrue();
        assertThat(Abilities.isAsciiOnly(Map.of("LANG", "C.UTF-8"))).isFalse();
        assertThat(Abilities.isAsciiOnly(Map.of("LANG", "en_US.utf8"))).isFalse();
        assertThat(Abilities.isAsciiOnly(Map.of("LC_ALL", "C.UTF-8", "CCAPI_LOCALE", "C")))
                .isTrue();
        assertThat(Abilities.isAsciiOnly(Map.of("LANG", "C.UTF-8", "TERM", "linux")))
                .isTrue();
    }

    @Test
    void lineThatDoesNotKnowItsSizeCountsAsTheUsualOne() {
        assertThat(Stty.size("36 120\n")).isEqualTo(new Size(120, 36));
        assertThat(Stty.size("0 0\n")).isEqualTo(new Size(80, 24));
        assertThat(Stty.size("")).isEqualTo(new Size(80, 24));
    }
}
