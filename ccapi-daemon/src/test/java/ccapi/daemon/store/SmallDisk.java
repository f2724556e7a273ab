package ccapi.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A file system of a few megabytes in memory that can be filled, made read-only, and mended. Needs root.
public record SmallDisk(Path path) implements AutoCloseable {
    /// Mounts one; without the right to mount the test is skipped, and says so.
    public static SmallDisk mount(Path path, int megabytes) throws IOException {
        Files.createDirectories(path);
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", path.toString()) == 0;
        if (!mounted) {
            System.err.println("SKIPPED: a small disk cannot be mounted by this user; run as root to try full disks");
        }
        assumeTrue(mounted, "no right to mount a small disk");
        return new SmallDisk(path);
    }

    /// Takes all the room that is left.
    public void fill() throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler())) {
            for (long left = room(); left > 0; left = room()) {
                for (; left > 0; left -= block.length) {
                    out.write(block);
                }
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space");
        }
    }

    private long room() throws IOException {
        return Files.getFileStore(path).getUsableSpace();
    }

    /// Gives it back.
    public void free() throws IOException {
        Files.delete(filler());
    }

    void readOnly(boolean readOnly) throws IOException {
        assertThat(run("mount", "-o", "remount," + (readOnly ? "ro" : "rw"), path.toString()))
                .isZero();
    }

    @Override
    public void close() throws IOException {
        assertThat(run("umount", "-l", path.toString())).isZero();
    }

    private Path filler() {
        return path.resolve("filler");
    }

    private static int run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.onExit().orTimeout(20, TimeUnit.SECONDS).join().exitValue();
    }
}
