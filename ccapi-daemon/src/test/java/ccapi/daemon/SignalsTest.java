package ccapi.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.DaemonFolder;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.FakeUpstream;
import ccapi.daemon.testing.Faults;
import ccapi.daemon.testing.Plain;
import ccapi.daemon.testing.RawClient;
import ccapi.shared.account.AccountType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a daemon does about signals, and about others that start in its folder.
class SignalsTest {
    private static final String CONFIG = "listen: 127.0.0.1:0\ntime_zone: ";

    private Path folder;

    @BeforeEach
    void makeFolder() {
        folder = DaemonFolder.make(CONFIG + "Etc/UTC\n");
    }

    @AfterEach
    void deleteFolder() {
        DaemonFolder.delete(folder);
    }

    @Proves(
            value = Promise.P31,
            measured = "100 HUPs: never two at once, the last file wins, a broken one changes nothing")
    @Test
    void aHundredHupsReadTheLastFileAndABrokenOneChangesNothing() throws Exception {
        try (DaemonProcess daemon = DaemonProcess.spawn(folder).awaitReady()) {
            for (String zone : List.of("Asia/Tokyo", "Asia/Shanghai")) {
                replace(CONFIG + zone + "\n");
                hangUp(daemon, 50);
            }
            Eventually.holds("the last file is in force", () -> zone(daemon).equals("Asia/Shanghai"));
            replace(CONFIG + "Europe/Berlin\nlisten_too: x\n");
            hangUp(daemon, 1);
            Eventually.holds("it is said", () -> daemon.output().contains("unknown key 'listen_too'"));
            assertThat(daemon.output()).contains("line 3, column 1");
            assertThat(zone(daemon)).isEqualTo("Asia/Shanghai");
            // said when all of it is done, the sums of another zone too
            Eventually.holds("it is said", () -> daemon.output().contains("config read again"));
            assertThat(daemon.output().lines().filter(line -> line.contains("config read again")))
                    .hasSizeLessThanOrEqualTo(100);
        }
    }

    /// As editors do: what is read is the old file or the new one.
    private void replace(String config) throws IOException {
        Path next = Files.writeString(folder.resolve("config.yaml~"), config);
        Files.move(next, folder.resolve("config.yaml"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String zone(DaemonProcess daemon) {
        return daemon.admin().status().get().timeZone();
    }

    private static void hangUp(DaemonProcess daemon, int times) throws Exception {
        String kill = "i=0; while [ $i -lt " + times + " ]; do kill -HUP " + daemon.pid() + "; i=$((i+1)); done";
        assertThat(new ProcessBuilder("sh", "-c", kill).start().waitFor()).isZero();
    }

    @Proves(value = Promise.P32, measured = "second signal: gone within 3 s with a request in flight")
    @Test
    void aSecondTermDoesNotWaitForWhatIsInFlight() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.start();
                DaemonProcess daemon = DaemonProcess.spawn(folder).awaitReady()) {
            upstream.always(Faults.hang());
            daemon.admin().accounts().add(Plain.account("a", AccountType.CLAUDE_API, "sk-a", upstream.url()));
            String key = daemon.admin().keys().create(Plain.key("client")).key();
            int port = Integer.parseInt(daemon.baseUrl().replaceFirst(".*:", ""));
            try (RawClient client = RawClient.tcp(port)) {
                client.send(
                        RawClient.post(
                                "/v1/messages",
                                key,
                                "{\"model\":\"claude-sonnet-5\",\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}"));
                upstream.awaitRequest(1);
                daemon.terminate();
                Eventually.holds(
                        "it drains", () -> daemon.admin().status().get().state().equals("draining"));
                long asked = System.nanoTime();
                daemon.terminate();
                assertThat(daemon.exitStatus()).isZero();
                assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));
            }
        }
    }

    @Tag("slow")
    @Proves(value = Promise.P34, measured = "20 at once: 1 runs, 19 end with 75 and name it")
    @Test
    void ofTwentyThatStartAtOnceOneRuns() throws Exception {
        List<DaemonProcess> all = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                all.add(DaemonProcess.spawn(folder));
            }
            Eventually.holds(
                    "one is left", Duration.ofSeconds(90), () -> running(all).size() == 1);
            DaemonProcess winner = running(all).getFirst().awaitReady();
            for (DaemonProcess loser : all) {
                if (loser != winner) {
                    assertThat(loser.exitStatus()).isEqualTo(75);
                }
            }
            assertThat(winner.output().lines().filter(line -> line.contains("(pid " + winner.pid() + ")")))
                    .hasSizeGreaterThanOrEqualTo(18);
            assertThat(winner.admin().status().get().pid()).isEqualTo(winner.pid());
        } finally {
            all.forEach(DaemonProcess::close);
        }
    }

    private static List<DaemonProcess> running(List<DaemonProcess> all) {
        return all.stream()
                .filter(daemon -> ProcessHandle.of(daemon.pid())
                        .map(ProcessHandle::isAlive)
                        .orElse(false))
                .toList();
    }
}
