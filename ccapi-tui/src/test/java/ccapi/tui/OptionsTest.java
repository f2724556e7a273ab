package ccapi.tui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.shared.problem.Refusal;
import ccapi.tui.page.Tab;
import ccapi.tui.words.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final Map<String, String> UTF8 = Map.of("LANG", "en_US.UTF-8");

    private static Settings read(String... words) {
        return Options.read(List.of(words), UTF8).settings();
    }

    @Test
    void nothingSaidMeansTheUsual() {
        assertThat(read())
                .isEqualTo(new Settings(Tab.ACCOUNTS, false, false, false, Duration.ofSeconds(2), Language.EN));
    }

    @Test
    void everyOptionIsTakenInBothForms() {
        assertThat(read("--page", "mirror", "--read-only", "--ascii", "--mouse", "--refresh=5s", "--lang=zh"))
                .isEqualTo(new Settings(Tab.MIRROR, true, true, true, Duration.ofSeconds(5), Language.ZH));
        assertThat(read("--page=5").page()).isEqualTo(Tab.LIVE);
    }

    @Test
    void usageNamesEveryOption() {
        assertThat(Options.USAGE).contains("--page", "--read-only", "--ascii", "--mouse", "--refresh", "--lang");
        assertThat(Options.read(List.of("--help"), UTF8).isHelp()).isTrue();
    }

    @Test
    void nonsenseIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> read("--page", "nowhere"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> read("--refresh", "0")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> read("--refresh", "99999")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> read("--lang", "fr")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> read("--page")).isInstanceOf(Refusal.class).hasMessageContaining("wants a value");
        assertThatThrownBy(() -> read("now")).isInstanceOf(Refusal.class).hasMessageContaining("unknown option");
    }
}
