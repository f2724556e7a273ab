package ccapi.daemon.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.testing.LimitHeaders;
import ccapi.daemon.testing.RawAnswer;
import ccapi.daemon.testing.RawClient;
import ccapi.daemon.testing.RawRequest;
import ccapi.daemon.testing.Reply;
import ccapi.shared.account.AccountType;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Headers of one hop, of the way here and of the client's sign-in stay here; everything else of the client passes.
/// Nothing that names the account reaches the client.
class HopHeadersTest {
    private Rig rig;

    @BeforeEach
    void start() throws IOException {
        rig = Rig.start();
    }

    @AfterEach
    void stop() throws IOException {
        rig.close();
    }

    private RawAnswer send(String headers) throws IOException {
        try (RawClient client = rig.client()) {
            String request = rig.post(false).replace("host: ccapi.test\r\n", "host: ccapi.test\r\n" + headers);
            return client.send(request).answer();
        }
    }

    @Test
    void whatTheClientSaysOfItselfReachesTheUpstreamUnchanged() throws IOException {
        Map<String, String> sent = Map.of(
                "anthropic-version", "2026-10-21",
                "anthropic-beta", "one-2026-01-01,two-2026-02-02",
                "User-Agent", "claude-cli/2.1.330 (external, sdk-cli)",
                "X-Claude-Code-Session-Id", "5d1b",
                "x-stainless-lang", "js",
                "x-app", "cli",
                "Accept", "application/json",
                "traceparent", "00-1-2-01",
                "X-Never-Heard-Of", "a, b; c=\"d\"");
        StringBuilder headers = new StringBuilder();
        sent.forEach(
                (name, value) -> headers.append(name).append(": ").append(value).append("\r\n"));
        assertThat(send(headers.toString()).status()).isEqualTo(200);
        RawRequest seen = rig.upstream().awaitRequest(1);
        sent.forEach((name, value) -> assertThat(seen.headers(name)).as(name).containsExactly(value));
        assertThat(seen.text()).isEqualTo(Rig.body(false));
        assertThat(seen.header("content-type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Keep-Alive: timeout=5",
                "Proxy-Connection: keep-alive",
                "Proxy-Authorization: Basic YTpi",
                "TE: trailers",
                "Upgrade: websocket",
                "Cookie: a=b",
                "Forwarded: for=1.2.3.4",
                "Via: 1.1 me",
                "X-Forwarded-For: 1.2.3.4",
                "X-Forwarded-Host: evil",
                "X-Forwarded-Proto: https",
                "X-Real-IP: 1.2.3.4"
            })
    void whatBelongsToOneHopOrToTheWayHereStaysHere(String header) throws IOException {
        assertThat(send(header + "\r\n").status()).isEqualTo(200);
        assertThat(rig.upstream().awaitRequest(1).head().names())
                .doesNotContain(header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT));
    }

    /// H65
    @Test
    void whatConnectionNamesStaysHere() throws IOException {
        assertThat(send("Connection: X-Private, authorization, keep-alive\r\nX-Private: 1\r\nX-Public: 2\r\n")
                        .status())
                .isEqualTo(200);
        RawRequest seen = rig.upstream().awaitRequest(1);
        assertThat(seen.head().names()).contains("x-public").doesNotContain("x-private");
        assertThat(String.valueOf(seen.header("connection")))
                .doesNotContainIgnoringCase("x-private")
                .doesNotContainIgnoringCase("authorization");
        assertThat(seen.credential()).as("ours, which nobody can name away").isEqualTo("first");
    }

    @Test
    void theCredentialIsSwappedAndNeverPassed() throws IOException {
        assertThat(send("").status()).isEqualTo(200);
        RawRequest seen = rig.upstream().awaitRequest(1);
        assertThat(seen.credential()).isEqualTo("first");
        assertThat(seen.head().headers()).noneMatch(header -> header.value().contains(rig.key()));
        assertThat(seen.header("host")).isEqualTo("127.0.0.1:" + rig.upstream().port());
        assertThat(String.valueOf(seen.header("accept-encoding"))).isIn("null", "identity");
    }

    @Test
    void theQueryPassesAsItIs() throws IOException {
        try (RawClient client = rig.client()) {
            String request = rig.post(false).replace("/v1/messages ", "/v1/messages?beta=true&x=%20a+b ");
            assertThat(client.send(request).answer().status()).isEqualTo(200);
        }
        assertThat(rig.upstream().awaitRequest(1).target()).isEqualTo("/v1/messages?beta=true&x=%20a+b");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingThatNamesTheAccountReachesTheClient(boolean stream) throws IOException {
        rig.upstream()
                .next(Reply.text("Hi")
                        .withHeaders(LimitHeaders.claude("allowed", 0.4, 1_790_000_000, 0.2, 1_790_000_000))
                        .withHeaders(Map.of(
                                "anthropic-organization-id", "org-1",
                                "anthropic-workspace-id", "wrk-1",
                                "set-cookie", "a=b",
                                "cf-ray", "1-AMS",
                                "server", "cloudflare",
                                "via", "1.1 google",
                                "request-id", "req_upstream",
                                "x-request-id", "req_upstream2")));
        try (RawClient client = rig.client()) {
            RawAnswer answer = client.send(rig.post(stream)).answer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("request-id")).startsWith("req_").isNotEqualTo("req_upstream");
            assertThat(answer.head().names())
                    .isSubsetOf(List.of(
                            "content-type",
                            "request-id",
                            "date",
                            "content-length",
                            "transfer-encoding",
                            "connection",
                            "cache-control",
                            "x-accel-buffering"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/responses", "/v1/chat/completions", "/v1/chat/nothing"})
    void clientsOfOpenAiFindTheIdWhereTheyLookForIt(String path) throws IOException {
        rig.account("openai", AccountType.OPENAI_API, "/v1", 1, "gpt-*");
        rig.upstream().next(Reply.text("Hi").withHeaders(Map.of("x-request-id", "req_upstream")));
        try (RawClient client = rig.client()) {
            String body = "{\"model\":\"gpt-5.4\",\"input\":\"Hi\",\"messages\":[]}";
            RawAnswer answer =
                    client.send(RawClient.post(path, rig.key(), body)).answer();
            assertThat(answer.head().all("x-request-id")).containsExactly(answer.header("request-id"));
        }
    }

    @Test
    void repeatedHeadersOfTheClientAllPass() throws IOException {
        assertThat(send("anthropic-beta: one\r\nanthropic-beta: two\r\n").status())
                .isEqualTo(200);
        assertThat(String.join(",", rig.upstream().awaitRequest(1).headers("anthropic-beta")))
                .isEqualTo("one,two");
    }
}
