package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TokenEstimateTest {
    private static long estimate(String body) {
        return TokenEstimate.of(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String user(String content) {
        return "{\"messages\":[{\"role\":\"user\",\"content\":" + content + "}]}";
    }

    @Test
    void growsWithTheText() {
        long small = estimate(user("\"" + "word ".repeat(10) + "\""));
        long large = estimate(user("\"" + "word ".repeat(1000) + "\""));
        assertThat(large - small).isBetween(4950L / 4, 4950L / 3);
    }

    @Test
    void countsAnImageByItsBlockAndNotByItsBytes() {
        String image = "[{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"data\":\"" + "QUJD".repeat(100_000)
                + "\",\"media_type\":\"image/png\"}}]";
        assertThat(estimate(user(image))).isBetween(1600L, 1700L);
    }

    @Test
    void countsOtherScriptsByTheLetter() {
        assertThat(estimate(user("\"" + "你好".repeat(500) + "\""))).isBetween(1000L, 1100L);
    }

    @Test
    void refusesWhatIsNoRequest() {
        assertThatThrownBy(() -> estimate("[]")).isInstanceOf(Untranslatable.class);
        assertThatThrownBy(() -> estimate("{\"a\":")).isInstanceOf(Untranslatable.class);
    }
}
