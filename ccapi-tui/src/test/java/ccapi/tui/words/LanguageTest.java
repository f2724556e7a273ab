package ccapi.tui.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    void localeDecidesWithItsUsualOrder() {
        assertThat(Language.of(Map.of())).isEqualTo(Language.EN);
        assertThat(Language.of(Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(Language.ZH);
        assertThat(Language.of(Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "en_US.UTF-8")))
                .isEqualTo(Language.EN);
    }

    @Test
    void ownVariableWinsOverLocale() {
        assertThat(Language.of(Map.of("CCAPI_LANG", "zh", "LC_ALL", "en_US.UTF-8")))
                .isEqualTo(Language.ZH);
    }

    @Test
    void localeThatTheLauncherReplacedStillCounts() {
        assertThat(Language.of(Map.of("CCAPI_LOCALE", "zh_CN.GBK", "LC_ALL", "C.UTF-8")))
                .isEqualTo(Language.ZH);
    }
}
