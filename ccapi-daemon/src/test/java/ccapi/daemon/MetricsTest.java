package ccapi.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.testing.FakeUpstream;
import ccapi.daemon.testing.RawAnswer;
import ccapi.daemon.testing.RawClient;
import ccapi.shared.account.AccountType;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/// Numbers, health and readiness: on the admin socket, and on a port of the loopback address when the config asks.
class MetricsTest {
    @Test
    void numbersAreToldOnBothSidesAndNothingElseOnThePort() throws IOException {
        int port = freePort();
        try (FakeUpstream upstream = FakeUpstream.start();
                TestDaemon daemon = TestDaemon.start(
                        TestDaemon.config(upstream.url()) + "metrics: {listen: \"127.0.0.1:" + port + "\"}\n")) {
            RawAnswer notReady = get(port, "/ready");
            assertThat(notReady.status()).isEqualTo(503);
            assertThat(notReady.text()).contains("no account can serve");
            assertThat(get(port, "/health").status()).isEqualTo(200);

            daemon.addAccount("work", AccountType.CLAUDE_API, "sk-secret-of-work");
            String key = daemon.createKey("laptop");
            try (RawClient client = RawClient.tcp(daemon.port())) {
                client.send(
                                RawClient.post(
                                        "/v1/messages",
                                        key,
                                        "{\"model\":\"claude-sonnet-5\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}"))
                        .answer();
            }
            assertThat(get(port, "/ready").status()).isEqualTo(200);
            String text = get(port, "/metrics").text();
            assertThat(text)
                    .contains("# TYPE ccapi_requests_total counter")
                    .contains("ccapi_requests_total{account=\"work\",key=\"laptop\"} 1\n")
                    .contains("ccapi_tokens_total{account=\"work\",key=\"laptop\",kind=\"input\"} 10\n")
                    .contains("ccapi_account_up{account=\"work\",type=\"claude-api\",health=\"healthy\"} 1\n")
                    .contains("ccapi_ready 1\n")
                    .doesNotContain("sk-secret", key);
            assertThat(get(port, "/status").status()).isEqualTo(404);
            assertThat(get(port, "/v1/status").status()).isEqualTo(404);
            try (RawClient admin = RawClient.unix(daemon.home().socket())) {
                assertThat(admin.send(RawClient.get("/v1/metrics", "")).answer().text())
                        .contains("ccapi_requests_total{account=\"work\",key=\"laptop\"} 1\n");
            }
        }
    }

    @Test
    void anAddressThatOthersReachIsRefused() {
        assertThatThrownBy(() -> TestDaemon.start("metrics: {listen: \"0.0.0.0:9464\"}\n"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("metrics on 0.0.0.0:9464");
    }

    private static RawAnswer get(int port, String path) throws IOException {
        try (RawClient client = RawClient.tcp(port)) {
            return client.send(RawClient.get(path, "")).answer();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
