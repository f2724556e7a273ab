package ccapi.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.DaemonFolder;
import ccapi.daemon.testing.Plain;
import ccapi.daemon.testing.RawClient;
import ccapi.daemon.usage.RandomRows;
import ccapi.shared.AdminClient;
import ccapi.shared.account.AccountType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How soon a daemon is back that has a past.
class RestartTest {
    private static final int ACCOUNTS = 50;
    private static final int UNSAVED = 500;

    @TempDir(factory = DaemonFolder.class)
    Path folder;

    @Proves(value = Promise.P40, measured = "a million rows after a kill: 2.0 to 2.6 s without the class archive")
    @Tag("slow")
    @Test
    void aKilledDaemonWithAMillionRowsIsBackInSeconds() throws Exception {
        RandomRows.fill(folder, 1_000_000, Clock.systemUTC().instant(), Duration.ofDays(30));
        try (DaemonProcess daemon = DaemonProcess.spawn(folder).awaitReady()) {
            leaveWorkBehind(daemon);
            daemon.kill();
        }
        assertThat(folder.resolve("ccapi.db-wal")).isNotEmptyFile();
        long begin = System.nanoTime();
        try (DaemonProcess daemon = DaemonProcess.spawn(folder).awaitReady()) {
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            System.out.println("figure P40: ready after " + took.toMillis() + " ms");
            assertThat(took).isLessThan(Duration.ofSeconds(3));
            assertThat(daemon.admin().accounts().list()).hasSize(ACCOUNTS);
            assertThat(daemon.admin().status().get().todayRequests()).isGreaterThanOrEqualTo(UNSAVED);
        }
    }

    /// Requests that are in the log of the database and not in the database itself yet.
    private static void leaveWorkBehind(DaemonProcess daemon) throws IOException {
        AdminClient admin = daemon.admin();
        for (int i = 0; i < ACCOUNTS; i++) {
            admin.accounts().add(Plain.account("account-" + i, AccountType.CLAUDE_API, "sk-" + i));
        }
        String key = admin.keys().create(Plain.key("client")).key();
        String listen = admin.status().get().listen();
        String body =
                "{\"model\":\"claude-sonnet-5\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";
        try (RawClient client = RawClient.tcp(Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1)))) {
            for (int i = 0; i < UNSAVED; i++) {
                assertThat(client.send(RawClient.post("/v1/messages", key, body))
                                .answer()
                                .status())
                        .isEqualTo(200);
            }
        }
    }
}
