package ccapi.daemon.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.DaemonFolder;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// C163: what may lie where the admin socket goes. A socket that nobody listens on is replaced, and nothing else.
class AdminSocketTest {
    private Path folder;
    private Path socket;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = DaemonFolder.make();
        socket = folder.resolve("run/admin.sock");
    }

    @AfterEach
    void deleteFolder() {
        DaemonFolder.delete(folder);
    }

    private AdminListener open(Path at) {
        return new AdminListener(at, List::of, List.of());
    }

    private void assertRefused(String words) {
        assertThatThrownBy(() -> open(socket).close())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words);
    }

    private void run(String rights) throws IOException {
        Files.createDirectory(socket.getParent());
        Files.setPosixFilePermissions(socket.getParent(), PosixFilePermissions.fromString(rights));
    }

    @Test
    void theFolderIsMadeWhenItIsMissing() throws IOException {
        open(socket).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                .isEqualTo("rwx------");
    }

    @Proves(Promise.P35)
    @Test
    void aStaleSocketIsReplacedAndALiveOneIsNot() throws IOException {
        run("rwx------");
        try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            other.bind(UnixDomainSocketAddress.of(socket));
            assertRefused("another daemon answers");
            assertThat(socket).exists();
        }
        open(socket).close();
    }

    @Test
    void whatIsNoSocketStaysWhereItIs() throws IOException {
        run("rwx------");
        Files.writeString(socket, "precious");
        assertRefused("is no socket");
        assertThat(socket).hasContent("precious");
        Files.delete(socket);

        Path precious = Files.writeString(folder.resolve("precious"), "precious");
        Files.createSymbolicLink(socket, precious);
        assertRefused("is no socket");
        assertThat(precious).hasContent("precious");
        Files.delete(socket);

        Files.createDirectory(socket);
        assertRefused("is no socket");
    }

    @Test
    void aFolderThatOthersMayWriteIsRefusedAndLeftAsItIs() throws IOException {
        run("rwxrwxrwx");
        assertRefused("others may write");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                .isEqualTo("rwxrwxrwx");
    }

    @Test
    void aFolderOfAnotherUserIsRefused() throws IOException {
        assumeTrue((int) Files.getAttribute(folder, "unix:uid") == 0, "only root can give a folder away");
        run("rwx------");
        Files.setAttribute(socket.getParent(), "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);
        assertRefused("belongs to user 65534");
    }

    @Test
    void aPathThatTheKernelCannotTakeIsRefused() {
        socket = folder.resolve("x".repeat(100)).resolve("admin.sock");
        assertRefused("longer than 107 bytes");
    }
}
