package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
    private static Failure body(int status, String body) {
        return Failures.ofBody(status, body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}|overloaded_error|Overloaded",
                "{\"error\":{\"message\":\"No\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}}|invalid_request_error|No",
                "{\"error\":{\"message\":\"No\",\"type\":\"x\",\"code\":\"model_not_found\"}}|model_not_found|No",
                "{\"error\":{\"message\":\"No\",\"code\":404}}|404|No",
                "{\"error\":\"invalid_grant\",\"error_description\":\"gone\"}||invalid_grant",
                "{\"detail\":\"Stream must be set to true\"}||Stream must be set to true",
                "{\"detail\":[{\"msg\":\"x\"}]}||[{\"msg\":\"x\"}]",
                "{\"code\":\"c\",\"message\":\"m\"}|c|m",
                "{}||{}",
                "plain words||plain words",
                "<html>||The upstream answered with status 400 and no reason."
            })
    void readsEveryShape(String text, String code, String message) {
        Failure failure = body(400, text);
        assertThat(failure.code()).isEqualTo(code == null ? "" : code);
        assertThat(failure.message()).isEqualTo(message);
        assertThat(failure.status()).isEqualTo(400);
    }

    @Test
    void saysSomethingWhenThereIsNothing() {
        assertThat(body(503, "").message()).isEqualTo("The upstream answered with status 503 and no reason.");
        assertThat(body(500, "x".repeat(10_000)).message()).hasSizeLessThan(500);
    }

    @ParameterizedTest
    @CsvSource({
        "usage_limit_reached, 429",
        "rate_limit_exceeded, 429",
        "insufficient_quota, 429",
        "server_is_overloaded, 529",
        "slow_down, 529",
        "context_length_exceeded, 400",
        "invalid_prompt, 400",
        "cyber_policy, 400",
        "invalid_encrypted_content, 400",
        "model_not_found, 404",
        "server_error, 500",
        "never_seen, 500"
    })
    void givesAnErrorInAStreamTheStatusItWouldHaveHad(String code, int status) {
        String nested = "{\"type\":\"response.failed\",\"response\":{\"error\":{\"code\":\"%s\",\"message\":\"m\"}}}";
        Failure failure = Failures.inStream(nested.formatted(code));
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(Tree.text(Tree.parse(failure.body()).path("error"), "code")).isEqualTo(code);
        String flat = "{\"type\":\"error\",\"sequence_number\":2,\"code\":\"%s\",\"message\":\"m\",\"param\":null}";
        assertThat(Failures.inStream(flat.formatted(code)).status()).isEqualTo(status);
    }

    @Test
    void readsWhenALimitIsLifted() {
        assertThat(Failures.inStream("{\"error\":{\"type\":\"usage_limit_reached\",\"resets_at\":1790003600}}")
                        .resetsAt())
                .isEqualTo(Instant.ofEpochSecond(1_790_003_600));
        assertThat(body(429, "{\"error\":{\"type\":\"x\",\"resets_at\":\"2026-11-24T00:00:00Z\"}}")
                        .resetsAt())
                .isEqualTo(Instant.parse("2026-11-24T00:00:00Z"));
        assertThat(body(429, "{\"error\":{\"type\":\"x\",\"resets_at\":\"soon\"}}")
                        .resetsAt())
                .isNull();
        assertThat(body(429, "{\"error\":{\"type\":\"x\",\"resets_at\":9e300}}").resetsAt())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error, invalid_request_error, 400",
        "401, authentication_error, authentication_error, 401",
        "402, billing_error, invalid_request_error, 402",
        "403, permission_error, permission_error, 403",
        "404, not_found_error, invalid_request_error, 404",
        "409, conflict_error, invalid_request_error, 409",
        "413, request_too_large, invalid_request_error, 413",
        "422, invalid_request_error, invalid_request_error, 422",
        "429, rate_limit_error, rate_limit_error, 429",
        "500, api_error, server_error, 500",
        "502, api_error, server_error, 502",
        "504, timeout_error, server_error, 504",
        "529, overloaded_error, server_error, 503"
    })
    void isTypedInTheClientsDialect(int status, String messages, String openAi, int openAiStatus) {
        Failure failure = Failure.of(status, "", "words");
        Refused anthropic = ErrorShape.refused(Dialect.MESSAGES, failure, "req_9");
        JsonNode body = Tree.parse(anthropic.body());
        assertThat(anthropic.status()).isEqualTo(status);
        assertThat(Tree.text(body.path("error"), "type")).isEqualTo(messages);
        assertThat(Tree.text(body, "request_id")).isEqualTo("req_9");
        for (Dialect dialect : new Dialect[] {Dialect.RESPONSES, Dialect.CODEX, Dialect.CHAT}) {
            Refused refused = ErrorShape.refused(dialect, failure, "req_9");
            JsonNode error = Tree.parse(refused.body()).path("error");
            assertThat(refused.status()).isEqualTo(openAiStatus);
            assertThat(Tree.text(error, "type")).isEqualTo(openAi);
            assertThat(Tree.text(error, "message")).isEqualTo("words");
            assertThat(error.has("param") && error.has("code")).isTrue();
        }
    }

    @Test
    void speaksTheWordsThatClientsActOn() {
        Failure tooLong = Failure.of(400, "context_length_exceeded", "Too many tokens.");
        assertThat(ErrorShape.refused(Dialect.MESSAGES, tooLong, "").body())
                .contains("prompt is too long: Too many tokens.");
        Failure claude = Failure.of(400, "invalid_request_error", "prompt is too long: 2 tokens > 1 maximum");
        assertThat(ErrorShape.refused(Dialect.RESPONSES, claude, "").body()).contains("\"context_length_exceeded\"");
        Failure full = new Failure(429, "usage_limit_reached", "full", Instant.ofEpochSecond(5), "");
        assertThat(Tree.parse(ErrorShape.refused(Dialect.CODEX, full, "").body()))
                .isEqualTo(
                        Tree.parse("{\"error\":{\"message\":\"full\",\"type\":\"usage_limit_reached\",\"param\":null,"
                                + "\"code\":\"usage_limit_reached\",\"resets_at\":5}}"));
    }
}
