package ccapi.daemon.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// A folder for one daemon, its path short enough for a socket in it, which may have no more than 107 bytes.
///
/// As `@TempDir(factory = DaemonFolder.class)` it comes with a configuration that listens on a free port.
public final class DaemonFolder implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext field, ExtensionContext test) {
        return make("listen: 127.0.0.1:0\n");
    }

    /// Makes an empty one.
    public static Path make() {
        try {
            return Files.createTempDirectory(Path.of("/tmp"), "ccapi");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for a daemon", e);
        }
    }

    /// Makes one with a configuration.
    public static Path make(String config) {
        Path folder = make();
        try {
            Files.writeString(folder.resolve("config.yaml"), config);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("no configuration for a daemon", e);
        }
    }

    /// Throws it away, whatever still lies in it.
    public static void delete(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("a daemon's folder stays behind", e);
        }
    }
}
