package ccapi.daemon.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// SQLite's native code, unpacked beside the database once instead of into the temporary folder at every start.
///
/// The driver unpacks it and compares it byte by byte each time, which is 0.1 s of a start of 0.6 s. When anything
/// here fails, the driver does as it always did.
final class NativeLibrary {
    private static final String PATH_PROPERTY = "org.sqlite.lib.path";

    private NativeLibrary() {}

    /// Unpacks it when this version is not there yet, and points the driver to it.
    static void prepare(Path folder) {
        if (System.getProperty(PATH_PROPERTY) != null) {
            return;
        }
        String name = LibraryLoaderUtil.getNativeLibName();
        Path home = folder.resolve("native").resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
        try {
            if (!Files.exists(home.resolve(name))) {
                unpack(name, home);
            }
            System.setProperty(PATH_PROPERTY, home.toString());
        } catch (IOException e) {
            // a folder without room: the driver has its own way
        }
    }

    private static void unpack(String name, Path home) throws IOException {
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no " + resource + " in the driver");
            }
            Files.createDirectories(home);
            Path draft = home.resolve(name + ".new");
            Files.deleteIfExists(draft);
            Folder.create(draft);
            Files.write(draft, in.readAllBytes());
            Files.move(draft, home.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
