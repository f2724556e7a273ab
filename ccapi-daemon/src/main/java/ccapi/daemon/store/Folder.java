package ccapi.daemon.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The folder of the database, and the marker in it that says there was one.
///
/// SQLite opens a missing or empty file as a valid empty database; the marker keeps that from hiding a loss.
/// Nothing here opens the database file itself once it holds anything: closing it anywhere in this process would
/// drop the locks that SQLite holds on it.
///
/// @param path the folder
record Folder(Path path) {
    private static final String OWNER_ONLY = "rw-------";
    private static final String OPEN = "open";

    Path database() {
        return path.resolve("ccapi.db");
    }

    Path marker() {
        return path.resolve("initialized");
    }

    Path ballast() {
        return path.resolve("ballast");
    }

    /// Makes the folder and an empty database file for the owner only, unless a database was here before.
    ///
    /// @throws StorageException when one was here and is gone
    void prepare() {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            if (!Files.exists(database(), LinkOption.NOFOLLOW_LINKS)) {
                refuseLoss("is gone");
                create(database());
            } else if (!Files.isRegularFile(database(), LinkOption.NOFOLLOW_LINKS)) {
                throw new StorageException(
                        "the database " + database() + " is not a plain file", "move the file itself here", null);
            } else if (!Files.isWritable(path) || !Files.isWritable(database())) {
                // SQLite would only say that it cannot open the file
                throw Fault.READ_ONLY.of(database(), null);
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// Refuses to start afresh over a database that was here.
    void refuseLoss(String what) {
        if (Files.exists(marker(), LinkOption.NOFOLLOW_LINKS)) {
            throw new StorageException(
                    "the database " + database() + " " + what + ", but " + marker() + " says that there was one",
                    "restore a backup; to give everything up and start afresh, remove " + marker(),
                    null);
        }
    }

    /// What the marker says, `null` when there was never a database here.
    @Nullable
    Marker marked() {
        try {
            if (!Files.exists(marker(), LinkOption.NOFOLLOW_LINKS)) {
                return null;
            }
            List<String> lines = Files.readAllLines(marker());
            return new Marker(lines.isEmpty() ? "" : lines.getFirst(), lines.contains(OPEN));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// Writes down that a database is here, and whether it is open.
    void mark(String id, boolean open) {
        Path draft = path.resolve("initialized.new");
        try {
            Files.deleteIfExists(draft);
            create(draft);
            try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap((id + "\n" + (open ? OPEN : "closed") + "\n").getBytes(US_ASCII)));
                out.force(true);
            }
            Files.move(draft, marker(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// Whether SQLite's write-ahead log is there: it is, as long as the database is open or was not closed.
    boolean hasLog() {
        return Files.exists(path.resolve("ccapi.db-wal"), LinkOption.NOFOLLOW_LINKS);
    }

    /// Makes an empty file that only the owner may read.
    static void create(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    }

    private StorageException unusable(IOException e) {
        return new StorageException(
                "the folder " + path + " cannot be used: " + e,
                "see that it exists, is writable for the user that runs ccapi, and has room",
                e);
    }

    /// @param id   of the database that was made here
    /// @param open whether it was not closed since
    record Marker(String id, boolean open) {}
}
