package ccapi.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.shared.problem.ProblemCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// C162: what a daemon finds in its folder at the start. Each fault is refused in words, and nothing is written over
/// it.
@Proves(value = Promise.P36, measured = "12 files refused in words and 3 mended, nothing written over what was there")
class OpeningTest {
    @TempDir
    Path folder;

    @Test
    void aMissingDatabaseIsNotReplacedByAnEmptyOne() throws IOException {
        fill();
        Files.delete(file());
        assertRefused("is gone", "restore a backup");
        assertThat(file()).doesNotExist();
        Files.delete(folder.resolve("initialized"));
        Database.open(folder, InstantSource.system()).close();
    }

    @Test
    void anEmptyFileIsNotTakenForAnEmptyDatabase() throws IOException {
        fill();
        Files.write(file(), new byte[0]);
        assertRefused("is empty", "restore a backup");
        assertThat(file()).hasSize(0);
    }

    @Test
    void randomBytesInThePagesAreFound() throws IOException {
        fill();
        byte[] noise = new byte[4096 * 3];
        new Random(1).nextBytes(noise);
        try (RandomAccessFile out = new RandomAccessFile(file().toFile(), "rw")) {
            out.seek(4096 * 5);
            out.write(noise);
        }
        assertRefusedUnchanged("damaged", "restore a backup");
    }

    @Test
    void aFileThatWasCutIsFound() throws IOException {
        fill();
        try (RandomAccessFile out = new RandomAccessFile(file().toFile(), "rw")) {
            out.setLength(out.length() / 2 - 100);
        }
        assertRefusedUnchanged("damaged", "restore a backup");
    }

    @Test
    void whatIsNoDatabaseAtAllIsFound() throws IOException {
        fill();
        Files.writeString(file(), "This is not the database you are looking for. ".repeat(500));
        assertRefusedUnchanged("damaged", "restore a backup");
    }

    @Proves(Promise.P44)
    @Test
    void aDatabaseFromTheFutureIsLeftAlone() throws Exception {
        fill();
        sqlite("PRAGMA user_version=9999");
        assertRefusedUnchanged("newer ccapi (schema 9999", "install that version");
    }

    @Test
    void aDatabaseOfAnotherProgramIsLeftAlone() throws Exception {
        sqlite("PRAGMA application_id=7", "CREATE TABLE bookmarks (url TEXT)");
        assertRefusedUnchanged("another program (application id 7)", "move it");
        Files.delete(file());
        sqlite("CREATE TABLE bookmarks (url TEXT)");
        assertRefusedUnchanged("another program", "move it");
    }

    @Test
    void aDatabaseFromAnotherFolderIsRefused() throws IOException {
        fill();
        Path other = folder.resolve("other");
        Database.open(other, InstantSource.system()).close();
        Files.copy(other.resolve("ccapi.db"), file(), StandardCopyOption.REPLACE_EXISTING);
        assertRefusedUnchanged("not the one that was made here", "put the right file back");
    }

    @Test
    void aLinkOrAFolderInItsPlaceIsRefused() throws IOException {
        Path real = Files.createFile(folder.resolve("real.db"));
        Files.createSymbolicLink(file(), real);
        assertRefused("not a plain file", "move the file");
        Files.delete(file());
        Files.createDirectory(file());
        assertRefused("not a plain file", "move the file");
    }

    @Test
    void aDatabaseThatAnotherProcessHoldsIsRefusedInWords() throws Exception {
        fill();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            try (var statement = other.createStatement()) {
                statement.executeUpdate("PRAGMA locking_mode=EXCLUSIVE");
                statement.executeUpdate("UPDATE store SET value = value");
                assertRefused("another process has locked it", "end the other process");
            }
        }
        Database.open(folder, InstantSource.system()).close();
    }

    @Test
    void aStartThatWasCutShortIsTakenUpAgain() throws IOException {
        Files.createFile(file());
        fill();
        Files.delete(folder.resolve("initialized"));
        try (Database database = Database.open(folder, InstantSource.system())) {
            assertThat(count(database)).isEqualTo(500);
            assertThat(folder.resolve("initialized")).exists();
        }
    }

    @Test
    void aLostLogIsSaidButAClosedDatabaseHasNone() throws IOException {
        fill();
        Path copy = folder.resolve("copy");
        try (Database database = Database.open(folder, InstantSource.system())) {
            assertThat(database.warnings()).isEmpty();
            database.write(handle -> handle.execute("DELETE FROM store WHERE name LIKE 'row %'"));
            Files.createDirectory(copy);
            for (String name : List.of("ccapi.db", "initialized")) {
                Files.copy(folder.resolve(name), copy.resolve(name));
            }
        }
        try (Database database = Database.open(copy, InstantSource.system())) {
            assertThat(database.warnings()).singleElement().asString().contains("-wal file is gone");
            assertThat(count(database)).isEqualTo(500);
        }
        try (Database database = Database.open(copy, InstantSource.system())) {
            assertThat(database.warnings()).isEmpty();
        }
    }

    @Test
    void garbageInTheLogIsIgnored() throws IOException {
        fill();
        byte[] noise = new byte[100_000];
        new Random(2).nextBytes(noise);
        Files.write(folder.resolve("ccapi.db-wal"), noise);
        try (Database database = Database.open(folder, InstantSource.system())) {
            assertThat(count(database)).isEqualTo(500);
        }
    }

    private Path file() {
        return folder.resolve("ccapi.db");
    }

    private void fill() {
        try (Database database = Database.open(folder, InstantSource.system())) {
            database.write(handle -> {
                for (int i = 0; i < 500; i++) {
                    handle.execute("INSERT INTO store VALUES (?, ?)", "row " + i, "x".repeat(200));
                }
                return 1;
            });
        }
    }

    private static long count(Database database) {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM store WHERE name LIKE 'row %'")
                .mapTo(Long.class)
                .one());
    }

    private void sqlite(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    private void assertRefusedUnchanged(String message, String hint) throws IOException {
        byte[] before = Files.readAllBytes(file());
        assertRefused(message, hint);
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    private void assertRefused(String message, String hint) {
        assertThatThrownBy(() -> Database.open(folder, InstantSource.system()))
                .isInstanceOfSatisfying(StorageException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.STORAGE);
                    assertThat(refused.problem().message()).contains(message, folder.toString());
                    assertThat(refused.problem().hint()).contains(hint);
                });
    }
}
