package ccapi.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.shared.account.AccountType;
import ccapi.shared.account.Health;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.UsageQuery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// The thin thread through the whole house, as a new user pulls it.
class FirstThreadTest {
    @Test
    void aStreamedRequestIsServedCountedAndPriced() throws Exception {
        try (TestDaemon daemon = TestDaemon.start();
                HttpClient http = HttpClient.newHttpClient()) {
            daemon.addAccount("demo", AccountType.CLAUDE_API, "sk-demo");
            String key = daemon.createKey("me");

            HttpResponse<String> answer = http.send(
                    request(
                            daemon,
                            key,
                            "{\"model\":\"claude-sonnet-5\",\"max_tokens\":50,\"stream\":true,"
                                    + "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("event: message_start")
                    .endsWith("data: {\"type\":\"message_stop\"}\n\n");
            RequestEntry row = daemon.admin()
                    .usage()
                    .requests(UsageQuery.range("24h"))
                    .items()
                    .getFirst();
            assertThat(row.apiKeyName()).isEqualTo("me");
            assertThat(row.accountName()).isEqualTo("demo");
            assertThat(row.outcome()).isEqualTo("ok");
            assertThat(row.outputTokens()).isPositive();
            assertThat(row.costUsd()).isNotNull();
            assertThat(daemon.admin().accounts().list().getFirst().health()).isEqualTo(Health.HEALTHY);
            assertThat(daemon.admin().accounts().list().getFirst().todayRequests())
                    .isEqualTo(1);
        }
    }

    @Test
    void aRestartForgetsNothing() throws Exception {
        try (TestDaemon first = TestDaemon.start()) {
            first.addAccount("demo", AccountType.CLAUDE_API, "sk-demo");
            String key = first.createKey("me");
            first.stopKeepingFolder();
            try (TestDaemon second = TestDaemon.startOn(first.folder())) {
                assertThat(second.admin().accounts().list()).hasSize(1);
                assertThat(second.admin().keys().list().getFirst().key()).startsWith(key.substring(0, 8));
            }
        }
    }

    private static HttpRequest request(TestDaemon daemon, String key, String body) throws IOException {
        return HttpRequest.newBuilder(URI.create(daemon.baseUrl() + "/v1/messages?beta=true"))
                .header("x-api-key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
