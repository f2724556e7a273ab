package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.sse.SseEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranslationTest {
    private static SseEvent event(String json) {
        return new SseEvent("", json);
    }

    private static String request(boolean moved, String body) {
        TranslationContext context = new TranslationContext("asked", "gpt-5.6-sol", "req_1", Instant.EPOCH, "", moved);
        byte[] request = Translation.between(Dialect.MESSAGES, Dialect.CODEX, context)
                .request(body.getBytes(StandardCharsets.UTF_8));
        return new String(request, StandardCharsets.UTF_8);
    }

    @Test
    void showsNothingBeforeTheFirstItemAndThenAtOnce() {
        Translation translation = Streams.begun(Dialect.MESSAGES, Dialect.CODEX, true);
        for (String head : List.of(
                "{\"type\":\"response.created\",\"response\":{\"model\":\"gpt-actual\"}}",
                "{\"type\":\"response.in_progress\",\"response\":{}}",
                "{\"type\":\"keepalive\"}",
                "{\"type\":\"codex.rate_limits\",\"rate_limits\":{\"primary\":{\"used_percent\":99}}}")) {
            assertThat(translation.event(event(head))).isEmpty();
            assertThat(translation.progress()).isEqualTo(new Progress.Silent());
        }
        assertThat(translation.rateLimits()).contains("99");
        assertThat(translation.actualModel()).isEqualTo("gpt-actual");
        // thinking may be silent for minutes, and a client that sees nothing gives up
        assertThat(
                        translation.event(
                                event(
                                        "{\"type\":\"response.output_item.added\",\"output_index\":0,\"item\":{\"type\":\"reasoning\"}}")))
                .extracting(SseEvent::name)
                .containsExactly("message_start");
        assertThat(translation.progress()).isEqualTo(new Progress.Streaming());
    }

    @Test
    void endsOnceWhateverFollows() {
        Translation translation = Streams.begun(Dialect.CHAT, Dialect.RESPONSES, true);
        SseEvent completed =
                event("{\"type\":\"response.completed\",\"response\":{\"status\":\"completed\",\"output\":[]}}");
        assertThat(translation.event(completed)).isNotEmpty();
        assertThat(translation.event(completed)).isEmpty();
        assertThat(translation.event(event("[DONE]"))).isEmpty();
        assertThat(translation.end()).isEmpty();
        assertThat(translation.progress()).isEqualTo(new Progress.Complete());
    }

    @Test
    void leavesSealedReasoningBehindWhenTheConversationMoved() {
        String body = "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":["
                + "{\"type\":\"thinking\",\"thinking\":\"t\",\"signature\":\"gAAAAx\"},{\"type\":\"text\",\"text\":\"b\"}]},"
                + "{\"role\":\"user\",\"content\":\"c\"}]}";
        assertThat(request(false, body)).contains("gAAAAx");
        assertThat(request(true, body)).doesNotContain("gAAAAx").contains("\"b\"");
    }

    @Test
    void keepsHalfAnEmojiThatAClientCutTheTextAt() {
        String body = "{\"messages\":[{\"role\":\"user\",\"content\":\"cut \\ud83d\"}]}";
        assertThat(request(false, body)).contains("cut \\ud83d");
    }

    @Test
    void doesNotTranslateWhatSpeaksTheSame() {
        assertThatThrownBy(() -> Translation.between(Dialect.RESPONSES, Dialect.CODEX, Streams.context()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesInWordsWhatIsNoRequest() {
        for (String body :
                List.of("", "[]", "null", "{\"messages\":", "{}", "{\"messages\":{}}", "{\"messages\":[1]}")) {
            assertThatThrownBy(() -> request(false, body)).isInstanceOf(Untranslatable.class);
        }
    }
}
