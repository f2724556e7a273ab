package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.sse.SseEvent;
import ccapi.daemon.sse.SseParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatUsageTest {
    private static String asked(String body) {
        return new String(ChatUsage.ask(body.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static boolean isUsageOnly(String data) {
        List<Boolean> answers = new ArrayList<>();
        byte[] bytes = new SseEvent("", data).bytes();
        new SseParser(1000).feed(bytes, 0, bytes.length, view -> answers.add(ChatUsage.isUsageOnly(view)));
        return answers.getFirst();
    }

    @Test
    void asksOnceAndKeepsOtherOptions() {
        assertThat(asked("{\"stream\":true}"))
                .isEqualTo("{\"stream_options\":{\"include_usage\":true},\"stream\":true}");
        assertThat(asked("{\"stream_options\" : {\"x\":1}, \"n\":1.0}"))
                .isEqualTo("{\"stream_options\" : {\"x\":1,\"include_usage\":true}, \"n\":1.0}");
        assertThat(asked("{\"stream_options\":null}")).isEqualTo("{\"stream_options\":{\"include_usage\":true}}");
        String already = "{\"stream_options\":{ \"include_usage\" : true }}";
        assertThat(asked(already)).isEqualTo(already);
        assertThat(ChatUsage.isAsked(already.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @Test
    void knowsTheChunkThatTellsNothingElse() {
        assertThat(isUsageOnly("{\"choices\":[],\"usage\":{\"prompt_tokens\":1}}"))
                .isTrue();
        assertThat(isUsageOnly("{\"choices\": [ ] ,\"usage\":null}")).isFalse();
        assertThat(isUsageOnly("{\"choices\":[],\"prompt_filter_results\":[]}")).isFalse();
        assertThat(isUsageOnly("{\"choices\":[{}],\"usage\":{}}")).isFalse();
        assertThat(isUsageOnly("[DONE]")).isFalse();
    }
}
