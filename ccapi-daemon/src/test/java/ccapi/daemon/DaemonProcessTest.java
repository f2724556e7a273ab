package ccapi.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.DaemonFolder;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.Plain;
import ccapi.shared.account.AccountType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a daemon promises as a process: about locks, signals and exit codes.
class DaemonProcessTest {
    @TempDir(factory = DaemonFolder.class)
    Path folder;

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
    @Proves(value = Promise.P31, measured = "100 HUPs in a row: the last file wins")
    @Test
    void aHupReadsTheConfigAgainAndABrokenOneChangesNothing() throws Exception {
        Path file = folder.resolve("config.yaml");
        Files.writeString(file, "listen: 127.0.0.1:0\ntime_zone: Asia/Tokyo\n");
        try (DaemonProcess daemon = DaemonProcess.spawn(folder).awaitReady()) {
            Files.writeString(file, "listen: 127.0.0.1:0\ntime_zone: Mars/Olympus\n");
            daemon.hangUp();
            Eventually.holds("the reason is logged", () -> daemon.output().contains("line 2, column 12"));
            assertThat(daemon.admin().status().get().timeZone()).isEqualTo("Asia/Tokyo");

            for (int i = 0; i < 100; i++) {
                Files.writeString(file, "listen: 127.0.0.1:0\ntime_zone: UTC+" + i % 10 + "\n");
                daemon.hangUp();
            }
            Eventually.holds(
                    "the last one is in force",
                    () -> daemon.admin().status().get().timeZone().equals("UTC+09:00"));
            assertThat(daemon.output().split("config read again", -1).length - 1)
                    .isBetween(1, 100);
        }
    }

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

    @Proves(value = Promise.P37, measured = "arguments, environment and crash report of a daemon: 0 of 3 secrets")
    @Test
    void neitherArgumentsNorEnvironmentNorACrashReportTellASecret() throws Exception {
        String secret = "sk-ant-api03-canary-provider-0815";
        try (DaemonProcess daemon = DaemonProcess.spawn(folder).awaitReady()) {
            daemon.admin().accounts().add(Plain.account("key", AccountType.CLAUDE_API, secret));
            String client = daemon.admin().keys().create(Plain.key("client")).key();
            String master = Files.readString(folder.resolve("master.key")).strip();
            assertThat(daemon.arguments())
                    .contains("ccapi.daemon.Main", "-XX:-HeapDumpOnOutOfMemoryError")
                    .doesNotContain(secret, client, master);
            assertThat(daemon.environment()).contains("CCAPI_HOME=" + folder).doesNotContain(secret, client, master);

            daemon.crash();
            assertThat(daemon.exitStatus()).isEqualTo(1);
            assertThat(daemon.output()).contains("SIGSEGV", "VM Arguments:").doesNotContain(secret, client, master);
        }
        assertThat(Path.of("")).isDirectoryNotContaining("glob:**hs_err*");
    }

    @Proves(value = Promise.P39, measured = "exit 78 with both ids, the database as it was")
    @Test
    void aWrongMasterKeyEndsItWithBothIds() throws Exception {
        try (DaemonProcess daemon = DaemonProcess.spawn(folder).awaitReady()) {
            daemon.terminate();
            assertThat(daemon.exitStatus()).isZero();
        }
        byte[] before = Files.readAllBytes(folder.resolve("ccapi.db"));
        Files.writeString(folder.resolve("master.key"), Base64.getEncoder().encodeToString(new byte[32]));
        try (DaemonProcess daemon = DaemonProcess.spawn(folder)) {
            assertThat(daemon.exitStatus()).isEqualTo(78);
            assertThat(daemon.output()).containsPattern("id \\p{XDigit}{8}.* id \\p{XDigit}{8}");
        }
        assertThat(folder.resolve("ccapi.db")).hasBinaryContent(before);
    }

    /// @param content of the database file, `null` for none
    /// @param words   that say so
    private record Damage(byte @Nullable [] content, String words) {}

    @Proves(value = Promise.P36, measured = "5 kinds of damage: each told with exit 74, no byte written")
    @Test
    void aDamagedDatabaseEndsItWithWordsAndIsLeftAsItIs() throws Exception {
        try (DaemonProcess daemon = DaemonProcess.spawn(folder).awaitReady()) {
            daemon.terminate();
            assertThat(daemon.exitStatus()).isZero();
        }
        Path file = folder.resolve("ccapi.db");
        byte[] good = Files.readAllBytes(file);
        for (Damage damage : List.of(
                new Damage(null, "is gone"),
                new Damage(new byte[0], "is empty"),
                new Damage(Arrays.copyOf(good, good.length / 2 - 100), "it is damaged"),
                new Damage("no database at all ".repeat(500).getBytes(StandardCharsets.US_ASCII), "it is damaged"),
                new Damage(withNoise(good), "is damaged: "))) {
            Files.delete(folder.resolve("out"));
            Files.deleteIfExists(file);
            if (damage.content() != null) {
                Files.write(file, damage.content());
            }
            try (DaemonProcess daemon = DaemonProcess.spawn(folder)) {
                assertThat(daemon.exitStatus()).as(daemon.output()).isEqualTo(74);
                assertThat(daemon.output()).contains(file + " ", damage.words());
            }
            assertThat(Files.exists(file) ? Files.readAllBytes(file) : null).isEqualTo(damage.content());
        }
    }

    private static byte[] withNoise(byte[] good) {
        byte[] spoilt = good.clone();
        byte[] noise = new byte[3 * 4096];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, spoilt, 5 * 4096, noise.length);
        return spoilt;
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
