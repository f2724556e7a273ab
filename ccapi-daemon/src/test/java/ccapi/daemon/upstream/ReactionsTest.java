package ccapi.daemon.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.upstream.Verdict.AuthFailed;
import ccapi.daemon.upstream.Verdict.ClientFault;
import ccapi.daemon.upstream.Verdict.Cooldown;
import ccapi.daemon.upstream.Verdict.ModelUnavailable;
import ccapi.daemon.upstream.Verdict.NeedsLogin;
import ccapi.daemon.upstream.Verdict.Scope;
import ccapi.daemon.upstream.Verdict.Transient;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.Health;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReactionsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String UNIFIED = "anthropic-ratelimit-unified-";

    @ParameterizedTest
    @CsvSource({
        "400,invalid_request_error,ClientFault",
        "401,authentication_error,AuthFailed",
        "402,billing_error,Cooldown",
        "403,permission_error,ClientFault",
        "404,not_found_error,ModelUnavailable",
        "409,conflict_error,ClientFault",
        "413,request_too_large,ClientFault",
        "429,rate_limit_error,Cooldown",
        "500,api_error,Transient",
        "504,timeout_error,Transient",
        "529,overloaded_error,Cooldown"
    })
    void everyAnthropicErrorHasItsReaction(int status, String type, String verdict) {
        assertThat(claude(status, anthropic(type, "words")).getClass().getSimpleName())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 204, 301, 307, 418, 500, 502, 503, 520, 524, 599, 700, 999})
    void statusWithoutBodyIsNeverTheAccountsFault(int status) {
        assertThat(claude(status, "")).isInstanceOfAny(Transient.class, ClientFault.class);
        assertThat(claude(status, "") instanceof Verdict.ClientFault).isEqualTo(status == 418);
    }

    @Test
    void fullWindowRestsTheAccountUntilItsReset() {
        UpstreamHeaders headers = new UpstreamHeaders()
                .add(UNIFIED + "status", "rejected")
                .add(UNIFIED + "reset", "1795543200")
                .add(UNIFIED + "representative-claim", "five_hour")
                .add(UNIFIED + "5h-status", "rejected")
                .add(UNIFIED + "5h-reset", "1795543200")
                .add(UNIFIED + "7d-status", "allowed")
                .add("retry-after", "7");
        assertThat(claude(429, headers, anthropic("rate_limit_error", "exceed your account's rate limit")))
                .isEqualTo(new Cooldown(
                        Health.LIMITED, Scope.ACCOUNT, Instant.ofEpochSecond(1795543200), "5h window full"));
    }

    @Test
    void ofTwoFullWindowsTheLatestResetCounts() {
        UpstreamHeaders headers = new UpstreamHeaders()
                .add(UNIFIED + "5h-status", "rejected")
                .add(UNIFIED + "5h-reset", "1795543200")
                .add(UNIFIED + "7d-status", "rejected")
                .add(UNIFIED + "7d-reset", "1795800000");
        assertThat(claude(429, headers, ""))
                .isEqualTo(new Cooldown(
                        Health.LIMITED, Scope.ACCOUNT, Instant.ofEpochSecond(1795800000), "5h and 7d window full"));
    }

    @Test
    void fullWeekOfOneFamilyRestsOnlyThatFamily() {
        UpstreamHeaders opus = new UpstreamHeaders()
                .add(UNIFIED + "status", "rejected")
                .add(UNIFIED + "5h-status", "allowed")
                .add(UNIFIED + "7d_opus-status", "rejected")
                .add(UNIFIED + "7d_opus-reset", "1795800000");
        assertThat(claude(429, opus, ""))
                .isEqualTo(new Cooldown(
                        Health.LIMITED,
                        new Scope.Family("opus"),
                        Instant.ofEpochSecond(1795800000),
                        "7d_opus window full"));
        UpstreamHeaders unnamed = new UpstreamHeaders()
                .add(UNIFIED + "7d_oi-status", "rejected")
                .add(UNIFIED + "7d_oi-reset", "1795800000");
        assertThat(((Cooldown) claude(429, unnamed, "")).scope()).isEqualTo(new Scope.AskedModel());
    }

    @Test
    void windowThatIsNearlyFullButAllowedIsAShortThrottle() {
        UpstreamHeaders headers = new UpstreamHeaders()
                .add(UNIFIED + "status", "allowed_warning")
                .add(UNIFIED + "5h-status", "allowed_warning")
                .add(UNIFIED + "5h-utilization", "0.99")
                .add(UNIFIED + "5h-reset", "1795543200");
        Cooldown cooldown = (Cooldown) claude(429, headers, anthropic("rate_limit_error", "slower"));
        assertThat(cooldown.health()).isEqualTo(Health.COOLING);
        assertThat(cooldown.until()).isNull();
    }

    /// U159
    @ParameterizedTest
    @CsvSource({
        "retry-after,7999,7999",
        "retry-after,1.5,1.5",
        "retry-after-ms,250,0.25",
        "retry-after,'Tue, 24 Nov 2026 12:01:00 GMT',60",
        "anthropic-ratelimit-unified-nothing,1,0",
        "retry-after,0,0",
        "retry-after,-3,0",
        "retry-after,soon,0",
        "retry-after,99999999999,0",
        "retry-after,'Tue, 24 Nov 2026 11:00:00 GMT',0"
    })
    void retryAfterIsTakenAsItIsUnlessAbsurd(String name, String value, double seconds) {
        Cooldown cooldown = (Cooldown) claude(429, new UpstreamHeaders().add(name, value), "");
        assertThat(cooldown.until()).isEqualTo(seconds == 0 ? null : NOW.plusMillis((long) (seconds * 1000)));
    }

    @Test
    void usedUpBucketOfAnApiKeyEndsAtItsReset() {
        UpstreamHeaders headers = new UpstreamHeaders()
                .add("anthropic-ratelimit-requests-remaining", "10")
                .add("anthropic-ratelimit-requests-reset", "2026-11-24T12:09:00Z")
                .add("anthropic-ratelimit-input-tokens-remaining", "0")
                .add("anthropic-ratelimit-input-tokens-reset", "2026-11-24T12:00:30Z");
        Verdict verdict = Reactions.judge(AccountType.CLAUDE_API, 429, headers, new byte[0], NOW);
        assertThat(((Cooldown) verdict).until()).isEqualTo(Instant.parse("2026-11-24T12:00:30Z"));
    }

    @Test
    void spendLimitIsNoThrottle() {
        String body = """
                {"type":"error","error":{"type":"rate_limit_error","message":"limit",
                "details":{"error_code":"enforced_spend_limit_reached"}}}""";
        Cooldown cooldown = (Cooldown) claude(429, body);
        assertThat(cooldown.health()).isEqualTo(Health.LIMITED);
        assertThat(cooldown.until()).isEqualTo(NOW.plusSeconds(1800));
    }

    @Test
    void overloadIsShortAndOfUnknownLengthUnlessSaid() {
        assertThat(claude(529, "")).isEqualTo(new Cooldown(Health.OVERLOADED, Scope.ACCOUNT, null, "no reason given"));
        assertThat(((Cooldown) claude(529, new UpstreamHeaders().add("retry-after", "3"), "")).until())
                .isEqualTo(NOW.plusSeconds(3));
    }

    @Test
    void revokedTokenIsRefreshedOnceOthersForbiddenGoBack() {
        assertThat(claude(
                        403, anthropic("permission_error", "OAuth token has been revoked. Please obtain a new token.")))
                .isInstanceOf(AuthFailed.class);
        assertThat(claude(403, anthropic("permission_error", "does not meet scope requirement user:profile")))
                .isInstanceOf(ClientFault.class);
    }

    @Test
    void webPageOfACdnIsNotTheAccountsFault() {
        assertThat(claude(403, "<!DOCTYPE html><title>Just a moment...</title>"))
                .isInstanceOf(Transient.class);
        assertThat(claude(413, "<html>too large</html>")).isInstanceOf(ClientFault.class);
        assertThat(claude(404, "<html>not here</html>")).isInstanceOf(Transient.class);
    }

    @Test
    void serverDecidesWhetherARetryCanHelp() {
        assertThat(claude(500, new UpstreamHeaders().add("x-should-retry", "false"), ""))
                .isInstanceOf(ClientFault.class);
        assertThat(claude(409, new UpstreamHeaders().add("x-should-retry", "true"), ""))
                .isInstanceOf(Transient.class);
    }

    @Test
    void noMoneyLeftTakesTheAccountOut() {
        assertThat(claude(400, anthropic("invalid_request_error", "Your credit balance is too low to access")))
                .isInstanceOf(Cooldown.class);
        assertThat(openai(429, openaiError("insufficient_quota", "You exceeded your current quota")))
                .isEqualTo(new Cooldown(
                        Health.LIMITED,
                        Scope.ACCOUNT,
                        NOW.plusSeconds(1800),
                        "insufficient_quota: You exceeded your current quota"));
    }

    @Test
    void usageLimitOfAPlanEndsWhenTheBodySays() {
        String body = """
                {"error":{"type":"usage_limit_reached","message":"The usage limit has been reached","plan_type":"plus",
                "resets_at":1795543200,"resets_in_seconds":13872}}""";
        assertThat(codex(429, body))
                .isEqualTo(new Cooldown(
                        Health.LIMITED, Scope.ACCOUNT, Instant.ofEpochSecond(1795543200), "usage limit reached"));
        assertThat(((Cooldown) codex(429, body.replace("1795543200", "0"))).until())
                .isEqualTo(NOW.plusSeconds(13872));
    }

    @Test
    void usageLimitWithoutTimeEndsWithTheFullWindow() {
        UpstreamHeaders headers = new UpstreamHeaders()
                .add("x-codex-primary-used-percent", "100")
                .add("x-codex-primary-window-minutes", "300")
                .add("x-codex-primary-reset-after-seconds", "600")
                .add("x-codex-secondary-used-percent", "55")
                .add("x-codex-secondary-window-minutes", "10080")
                .add("x-codex-secondary-reset-after-seconds", "9000");
        Verdict verdict = Reactions.judge(
                AccountType.CODEX, 429, headers, bytes("{\"error\":{\"type\":\"usage_limit_reached\"}}"), NOW);
        assertThat(verdict)
                .isEqualTo(new Cooldown(Health.LIMITED, Scope.ACCOUNT, NOW.plusSeconds(600), "5h window full"));
    }

    @ParameterizedTest
    @CsvSource({"Please try again in 1.5s.,1500", "Please try again in 20ms,20", "try again in 2m,120000", "later,0"})
    void openAiSaysInWordsWhenToTryAgain(String message, long millis) {
        Cooldown cooldown = (Cooldown) openai(429, openaiError("rate_limit_exceeded", message));
        assertThat(cooldown.health()).isEqualTo(Health.COOLING);
        assertThat(cooldown.until()).isEqualTo(millis == 0 ? null : NOW.plusMillis(millis));
    }

    @Test
    void openAiBucketsEndAfterTheirLength() {
        UpstreamHeaders headers = new UpstreamHeaders()
                .add("x-ratelimit-remaining-requests", "0")
                .add("x-ratelimit-reset-requests", "1m30s")
                .add("x-ratelimit-remaining-tokens", "12")
                .add("x-ratelimit-reset-tokens", "9h");
        Verdict verdict = Reactions.judge(AccountType.OPENAI_API, 429, headers, new byte[0], NOW);
        assertThat(((Cooldown) verdict).until()).isEqualTo(NOW.plusSeconds(90));
    }

    @Test
    void modelThatThePlanLacksIsBlockedForThatModelOnly() {
        assertThat(codex(
                        400,
                        "{\"detail\":\"The 'gpt-x' model is not supported when using Codex with a ChatGPT account.\"}"))
                .isInstanceOf(ModelUnavailable.class);
        assertThat(openai(404, openaiError("model_not_found", "no such model"))).isInstanceOf(ModelUnavailable.class);
        assertThat(codex(400, "{\"detail\":\"Stream must be set to true\"}")).isInstanceOf(ClientFault.class);
    }

    @Test
    void chatGptLoginsFailForAWhileOrForGood() {
        assertThat(codex(401, openaiError("token_expired", "expired"))).isInstanceOf(AuthFailed.class);
        assertThat(codex(401, openaiError("token_revoked", "revoked"))).isInstanceOf(NeedsLogin.class);
        assertThat(codex(401, "")).isInstanceOf(AuthFailed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "usage_limit_reached,Cooldown",
        "rate_limit_exceeded,Cooldown",
        "insufficient_quota,Cooldown",
        "usage_not_included,Cooldown",
        "server_is_overloaded,Cooldown",
        "slow_down,Cooldown",
        "server_error,Transient",
        "context_length_exceeded,ClientFault",
        "cyber_policy,ClientFault",
        "invalid_prompt,ClientFault"
    })
    void errorInsideAStreamIsJudgedByItsCodeInEveryShape(String code, String verdict) {
        String failed = "{\"type\":\"response.failed\",\"response\":{\"error\":{\"code\":\"%s\",\"message\":\"m\"}}}";
        String nested = "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"m\"}}";
        String flat = "{\"type\":\"error\",\"code\":\"%s\",\"message\":\"m\",\"param\":null}";
        for (String shape : new String[] {failed, nested, flat}) {
            Verdict judged =
                    Reactions.judgeEvent(AccountType.CODEX, new UpstreamHeaders(), bytes(shape.formatted(code)), NOW);
            assertThat(judged.getClass().getSimpleName()).as(shape).isEqualTo(verdict);
        }
    }

    @Test
    void overloadInsideAClaudeStreamCoolsShortly() {
        assertThat(Reactions.judgeEvent(
                        AccountType.CLAUDE_OAUTH,
                        new UpstreamHeaders(),
                        bytes(anthropic("overloaded_error", "Overloaded")),
                        NOW))
                .isEqualTo(new Cooldown(Health.OVERLOADED, Scope.ACCOUNT, null, "overloaded_error: Overloaded"));
    }

    @Test
    void gistHoldsNeitherSecretsNorControlCharacters() {
        String hostile =
                "Incorrect key sk-ant-api03-AbCdEf*****gh for me@example.org, Bearer abc.def \\u001b]52;c;x\\u0007 end";
        Verdict verdict = claude(401, anthropic("authentication_error", hostile));
        assertThat(verdict.reason())
                .doesNotContain("AbCd", "abc.def", "example.org", "\u001b", "\u0007")
                .contains("Incorrect key *** for ***");
        assertThat(claude(401, anthropic("authentication_error", "x ".repeat(5000)))
                        .reason())
                .hasSizeLessThan(250);
    }

    private static Verdict claude(int status, String body) {
        return claude(status, new UpstreamHeaders(), body);
    }

    private static Verdict claude(int status, UpstreamHeaders headers, String body) {
        return Reactions.judge(AccountType.CLAUDE_OAUTH, status, headers, bytes(body), NOW);
    }

    private static Verdict codex(int status, String body) {
        return Reactions.judge(AccountType.CODEX, status, new UpstreamHeaders(), bytes(body), NOW);
    }

    private static Verdict openai(int status, String body) {
        return Reactions.judge(AccountType.OPENAI_API, status, new UpstreamHeaders(), bytes(body), NOW);
    }

    private static String anthropic(String type, String message) {
        return "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"},\"request_id\":\"req_1\"}"
                .formatted(type, message);
    }

    private static String openaiError(String code, String message) {
        return "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"param\":null,\"code\":\"%s\"}}"
                .formatted(message, code, code);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
