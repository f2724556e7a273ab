package ccapi.daemon.store;

import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

/// A consistent copy of a database that is in use.
record Backup(Path database, Path target) {
    /// Writes it, with a connection of its own so that nobody waits for it.
    ///
    /// @throws Refusal when there is something at the target already, or it cannot be written
    void write() {
        try {
            Folder.create(target);
        } catch (FileAlreadyExistsException e) {
            throw Refusal.conflict("there is something at " + target + " already", "choose another name");
        } catch (IOException e) {
            throw unwritable(e);
        }
        try (Session session = Session.reading(database)) {
            session.handle()
                    .createUpdate("VACUUM INTO :target")
                    .bind("target", target.toString())
                    .execute();
            flush();
        } catch (SQLException | IOException | RuntimeException e) {
            discard();
            throw unwritable(e);
        }
    }

    // SQLite leaves the copy in the page cache
    private void flush() throws IOException {
        try (FileChannel copy = FileChannel.open(target, StandardOpenOption.WRITE)) {
            copy.force(true);
        }
    }

    private void discard() {
        try {
            Files.deleteIfExists(target);
        } catch (IOException e) {
            // the refusal that follows names the file
        }
    }

    private Refusal unwritable(Exception why) {
        return new Refusal(
                ProblemCode.STORAGE,
                "cannot write the backup " + target + ": "
                        + (why instanceof NoSuchFileException ? "there is no such folder" : why.getMessage()),
                "choose a folder that the user of the daemon can write, with room for the copy");
    }
}
