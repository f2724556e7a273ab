package ccapi.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.store.SmallDisk;
import ccapi.daemon.testing.DaemonFolder;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.FakeUpstream;
import ccapi.daemon.testing.RawAnswer;
import ccapi.daemon.testing.RawClient;
import ccapi.shared.account.AccountType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole daemon whose disk is full: what cannot be counted is not served, and nothing that was served is lost.
class FullDiskTest {
    @TempDir(factory = DaemonFolder.class)
    Path folder;

    private String key;
    private int served;

    private RawAnswer ask(TestDaemon daemon) throws IOException {
        try (RawClient client = RawClient.tcp(daemon.port())) {
            RawAnswer answer = client.send(RawClient.post(
                            "/v1/messages", key, "{\"model\":\"claude-sonnet-5\",\"max_tokens\":9,\"messages\":[]}"))
                    .answer();
            served += answer.status() == 200 ? 1 : 0;
            return answer;
        }
    }

    @Proves(value = Promise.P36, measured = "a full disk: 503 until there is room, the admin side answers, none lost")
    @Test
    void newRequestsAreToldToComeBackUntilThereIsRoom() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("d"), 40);
                FakeUpstream upstream = FakeUpstream.start()) {
            Files.writeString(
                    disk.path().resolve("config.yaml"), "listen: 127.0.0.1:0\n" + TestDaemon.config(upstream.url()));
            try (TestDaemon daemon = TestDaemon.startOn(disk.path())) {
                daemon.addAccount("it", AccountType.CLAUDE_API, "sk-it");
                key = daemon.createKey("client");
                disk.fill();
                Eventually.holds("the disk is felt", () -> ask(daemon).status() == 503);
                int asked = upstream.requests().size();

                RawAnswer refused = ask(daemon);
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.json().at("/error/message").asText()).contains("storage_unavailable");
                assertThat(refused.header("retry-after")).isNotNull();
                assertThat(upstream.requests()).hasSize(asked);
                assertThat(daemon.admin().status().get().state()).isEqualTo("running");
                assertThat(daemon.admin().accounts().list()).hasSize(1);

                disk.free();
                Eventually.holds("it serves again", () -> ask(daemon).status() == 200);
            }
            try (TestDaemon again = TestDaemon.startOn(disk.path())) {
                assertThat(again.admin().status().get().todayRequests()).isEqualTo(served);
            }
        }
    }
}
