package ccapi.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.shared.problem.Refusal;
import ccapi.shared.status.DaemonStatus;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// A running daemon whose config is broken and read again.
class ReloadTest {
    @Proves(value = Promise.P31, measured = "10 kinds of broken file in a running daemon: refused, old config in force")
    @Test
    void aBrokenFileChangesNothingInARunningDaemon() throws IOException {
        try (TestDaemon daemon = TestDaemon.start("time_zone: Asia/Tokyo\n")) {
            String good = Files.readString(daemon.home().configFile());
            DaemonStatus before = daemon.admin().status().get();
            for (String broken : new String[] {
                good.replace("Asia/Tokyo", "Mars/Olympus"),
                good.replace("Asia/Tokyo", "Asia/Shanghai") + "lisen: x\n",
                good.replace("Asia/Tokyo", "Asia/Shanghai") + good,
                good + "\ttimeouts: {idle: 5s}\n",
                good + "timeouts: {idle: -5s}\n",
                good + "prices: {m: {input: cheap}}\n",
                good + "tls: {certificate: /nowhere, key: /nowhere}\n",
                good + "mirror_pool: {enabled: true}\n",
                "\u0000\u0001",
                "",
            }) {
                Files.writeString(daemon.home().configFile(), broken);
                assertThatThrownBy(() -> daemon.admin().status().reload())
                        .as(broken)
                        .isInstanceOf(Refusal.class);
                DaemonStatus after = daemon.admin().status().get();
                assertThat(after.timeZone()).isEqualTo("Asia/Tokyo");
                assertThat(after.listen()).isEqualTo(before.listen());
            }
            Files.writeString(daemon.home().configFile(), good.replace("Asia/Tokyo", "Asia/Shanghai"));
            assertThat(daemon.admin().status().reload().applied()).containsExactly("time_zone");
        }
    }
}
