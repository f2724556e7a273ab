package ccapi.daemon.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Remembers which file a path stood for, so that another one put in its place is not taken for it.
///
/// @param key what the file system knows it by (device and inode), `null` when it was not there
record FileKey(Path path, @Nullable Object key) {
    static FileKey of(Path path) {
        return new FileKey(path, read(path));
    }

    /// Whether the path still stands for that file.
    boolean holds() {
        return key != null && key.equals(read(path));
    }

    private static @Nullable Object read(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (IOException e) {
            return null;
        }
    }
}
