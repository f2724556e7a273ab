package ccapi.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a daemon promises as a process: about locks, signals and exit codes.
class DaemonProcessTest {
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory(Path.of("/tmp"), "ccapi");
        Files.writeString(folder.resolve("config.yaml"), "listen: 127.0.0.1:0\n");
    }

    @AfterEach
    void deleteFolder() throws IOException {
        try (var walk = Files.walk(folder)) {
            walk.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }

    @Proves(Promise.P34)
    @Test
    void aSecondDaemonIsRefusedAndNamesTheFirst() throws Exception {
        try (DaemonProcess first = DaemonProcess.spawn(folder).awaitReady();
                DaemonProcess second = DaemonProcess.spawn(folder)) {
            assertThat(second.exitStatus()).isEqualTo(75);
            assertThat(second.output()).contains("pid " + first.pid());
            assertThat(first.admin().status().get().state()).isEqualTo("running");
        }
    }

    @Proves(Promise.P31)
    @Test
    void aBrokenConfigEndsItWithLineAndReason() throws Exception {
        Files.writeString(folder.resolve("config.yaml"), "listen: 127.0.0.1:0\nlisten_too: x\n");
        try (DaemonProcess daemon = DaemonProcess.spawn(folder)) {
            assertThat(daemon.exitStatus()).isEqualTo(78);
            assertThat(daemon.output()).contains("line 2", "listen_too");
        }
    }

    @Proves(Promise.F1)
    @Test
    void anAddressInUseEndsItWithWords() throws Exception {
        try (DaemonProcess first = DaemonProcess.spawn(folder).awaitReady()) {
            Path other = Files.createDirectory(folder.resolve("b"));
            Files.writeString(
                    other.resolve("config.yaml"),
                    "listen: " + first.admin().status().get().listen() + "\n");
            try (DaemonProcess second = DaemonProcess.spawn(other)) {
                assertThat(second.exitStatus()).isEqualTo(70);
                assertThat(second.output()).contains("cannot listen on");
            }
        }
    }

    @Proves(Promise.P32)
    @Test
    void aTermLetsItLeaveInOrder() throws Exception {
        try (DaemonProcess daemon = DaemonProcess.spawn(folder).awaitReady()) {
            daemon.terminate();
            assertThat(daemon.exitStatus()).isZero();
            assertThat(folder.resolve("run/admin.sock")).doesNotExist();
        }
    }
}
