package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.sse.SseEvent;
import ccapi.daemon.testing.Fixtures;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GatheredResponseTest {
    static Stream<Fixtures.Recording> recordings() {
        return Fixtures.of("responses");
    }

    private static GatheredResponse gathered(List<SseEvent> events) {
        GatheredResponse response = new GatheredResponse();
        events.forEach(response::event);
        return response;
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("recordings")
    void holdsTheItemsOfTheStream(Fixtures.Recording recording) {
        for (List<SseEvent> stream : Streams.of(recording)) {
            GatheredResponse response = gathered(stream);
            if (response.failure() == null) {
                JsonNode body = Tree.parse(response.body());
                assertThat(Tree.text(body, "object")).isEqualTo("response");
                long done = stream.stream()
                        .filter(event -> event.data().contains("response.output_item.done"))
                        .count();
                assertThat((long) body.path("output").size()).isGreaterThanOrEqualTo(done);
            }
        }
    }

    @Test
    void saysWhyThereIsNone() {
        assertThat(gathered(List.of()).failure()).isEqualTo(Failure.cut());
        Failure failure = gathered(List.of(
                        new SseEvent("", "nonsense"),
                        new SseEvent(
                                "",
                                "{\"type\":\"error\",\"error\":{\"type\":\"usage_limit_reached\",\"message\":\"full\"}}"),
                        new SseEvent("", "{\"type\":\"response.failed\",\"response\":{}}")))
                .failure();
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo("usage_limit_reached");
    }
}
