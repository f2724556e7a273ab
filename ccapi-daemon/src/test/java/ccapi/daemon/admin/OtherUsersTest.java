package ccapi.daemon.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ccapi.daemon.TestDaemon;
import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who gets through to the admin socket, tried by a process of another user. Needs root to become one.
@Proves(value = Promise.P33, measured = "3 of 3 ways refused, the last 200 times in a row; a named user answered")
class OtherUsersTest {
    private static final int NOBODY = 65534;

    @TempDir
    Path folder;

    @BeforeEach
    void placeWhatTheOtherUserRuns() throws IOException {
        boolean isRoot = (int) Files.getAttribute(folder, "unix:uid") == 0 && Files.exists(Path.of("/usr/bin/setpriv"));
        if (!isRoot) {
            System.err.println("SKIPPED: only root (with setpriv) can become another user; run as root to try them");
        }
        assumeTrue(isRoot, "not root");
        open(folder, "rwxr-xr-x");
        Path type = folder.resolve("ccapi/daemon/admin/Knock.class");
        Files.createDirectories(type.getParent());
        try (InputStream code = Knock.class.getResourceAsStream("Knock.class")) {
            Files.copy(code, type);
        }
    }

    private TestDaemon daemon;

    private void start(String config) throws IOException {
        daemon = TestDaemon.start(config);
        open(daemon.folder(), "rwx--x--x");
    }

    @AfterEach
    void stop() {
        if (daemon != null) {
            daemon.close();
        }
    }

    @Test
    void theFolderIsClosedWhenNobodyIsNamed() throws Exception {
        start("");
        assertThat(rights(daemon.home().socket().getParent())).isEqualTo("rwx------");
        assertThat(rights(daemon.home().socket())).isEqualTo("rw-------");
        assertThat(knock(1)).isEqualTo("{door closed=1}");
    }

    @Test
    void theSocketAloneKeepsOthersOut() throws Exception {
        start("");
        open(daemon.home().socket().getParent(), "rwx--x--x");
        assertThat(knock(1)).isEqualTo("{door closed=1}");
    }

    @Test
    void whoIsNotNamedIsCutOffHoweverOftenHeTriesAndTheListenerGoesOn() throws Exception {
        start("admin_uids: [4242]\n");
        assertThat(rights(daemon.home().socket().getParent())).isEqualTo("rwx--x--x");
        assertThat(knock(200)).isEqualTo("{cut off=200}");
        assertThat(daemon.admin().status().get().state()).isEqualTo("running");
    }

    @Test
    void whoIsNamedIsServedUntilHeIsNoMore() throws Exception {
        start("admin_uids: [" + NOBODY + "]\n");
        assertThat(knock(1)).isEqualTo("{HTTP/1.1 200=1}");
        Path config = daemon.home().configFile();
        Files.writeString(config, Files.readString(config).replace("[" + NOBODY + "]", "[]"));
        daemon.admin().status().reload();
        assertThat(rights(daemon.home().socket().getParent())).isEqualTo("rwx------");
        assertThat(knock(1)).isEqualTo("{door closed=1}");
    }

    private String knock(int times) throws Exception {
        Process process = new ProcessBuilder(
                        "setpriv",
                        "--reuid=" + NOBODY,
                        "--regid=" + NOBODY,
                        "--clear-groups",
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        folder.toString(),
                        Knock.class.getName(),
                        daemon.home().socket().toString(),
                        Integer.toString(times))
                .redirectErrorStream(true)
                .start();
        try (InputStream out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static void open(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
