package ccapi.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.config.BrokenConfig;
import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.RawClient;
import ccapi.shared.problem.Refusal;
import ccapi.shared.status.DaemonStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A running daemon whose config is broken and read again.
class ReloadTest {
    @Proves(
            value = Promise.P31,
            measured = "55 kinds of broken file, each told with line and reason at the start and in a running daemon,"
                    + " where the old config serves on")
    @Test
    void aBrokenFileChangesNothingInARunningDaemon() throws IOException {
        try (TestDaemon daemon = TestDaemon.start("time_zone: Asia/Tokyo\n")) {
            Path file = daemon.home().configFile();
            String good = Files.readString(file);
            DaemonStatus before = daemon.admin().status().get();
            String key = daemon.createKey("client");
            List<BrokenConfig> files = new ArrayList<>(BrokenConfig.all());
            assertThat(files).hasSize(55);
            // what only a daemon notices
            files.add(
                    new BrokenConfig("tls: {certificate: /nowhere, key: /nowhere}\n", "", "cannot read the TLS files"));
            files.add(new BrokenConfig("", "", "is empty or gone"));
            for (BrokenConfig broken : files) {
                Files.write(file, broken.bytes());
                assertThatThrownBy(() -> daemon.admin().status().reload())
                        .as(broken.toString())
                        .isInstanceOf(Refusal.class)
                        .hasMessageContaining(broken.where())
                        .hasMessageContaining(broken.reason());
                DaemonStatus after = daemon.admin().status().get();
                assertThat(after.timeZone()).isEqualTo("Asia/Tokyo");
                assertThat(after.listen()).isEqualTo(before.listen());
                try (RawClient client = RawClient.tcp(daemon.port())) {
                    assertThat(client.send(RawClient.get("/v1/models", key))
                                    .answer()
                                    .status())
                            .isEqualTo(200);
                }
            }
            Files.writeString(file, good.replace("Asia/Tokyo", "Asia/Shanghai"));
            assertThat(daemon.admin().status().reload().applied()).containsExactly("time_zone");
        }
    }
}
