package ccapi.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// C162: what happens to a running daemon's database. Refused in words, nothing lost that was acknowledged, and it goes
/// on.
@Proves(Promise.P36)
class StorageFaultTest {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    @Proves(Promise.F11)
    @Test
    void aFullDiskLosesNothingAndGoesOnWhenThereIsRoom() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 40);
                Database database = Database.open(disk.path(), InstantSource.system())) {
            database.write(handle -> insert(handle, 1));
            disk.fill();
            int acknowledged = writeUntilRefused(database);
            assertThat(database.trouble()).isNotNull();
            assertThat(count(database)).isEqualTo(acknowledged);

            Receipt kept = database.later(handle -> insert(handle, 1_000_000));
            assertThat(kept.await(Duration.ofMillis(50))).isFalse();

            disk.free();
            assertThat(kept.await(LIMIT)).isTrue();
            Eventually.holds("the trouble is over", () -> database.trouble() == null);
            database.write(handle -> insert(handle, 1_000_001));
            assertThat(count(database)).isEqualTo(acknowledged + 2);
            assertThat(integrity(database)).isEqualTo("ok");
        }
    }

    @Proves(value = Promise.P18, measured = "20 of 20 written on a full disk")
    @Test
    void urgentWorkIsSavedInTheRoomKeptForIt() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 40);
                Database database = Database.open(disk.path(), InstantSource.system())) {
            database.write(handle -> insert(handle, 1));
            disk.fill();
            int acknowledged = writeUntilRefused(database);
            for (int i = 0; i < 20; i++) {
                int token = 2_000_000 + i;
                database.urgent(handle -> insert(handle, token));
            }
            assertThat(disk.path().resolve("ballast")).doesNotExist();
            assertThatThrownBy(() -> database.write(handle -> insert(handle, 3_000_000)))
                    .isInstanceOf(StorageException.class);
            assertThat(count(database)).isEqualTo(acknowledged + 20);

            disk.free();
            Eventually.holds("the trouble is over", () -> database.trouble() == null);
            assertThat(disk.path().resolve("ballast")).hasSize(Ballast.SIZE);
        }
    }

    @Test
    void aReadOnlyDiskIsRefusedInWordsAtTheStart() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 40)) {
            try (Database database = Database.open(disk.path(), InstantSource.system())) {
                database.write(handle -> insert(handle, 1));
            }
            disk.readOnly(true);
            assertThatThrownBy(() -> Database.open(disk.path(), InstantSource.system()))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(disk.path().toString())
                    .hasMessageContaining("cannot be written");
            disk.readOnly(false);
            try (Database again = Database.open(disk.path(), InstantSource.system())) {
                assertThat(count(again)).isEqualTo(1);
            }
        }
    }

    @Test
    void aLockOfAnotherProcessIsSaidAndSurvived() throws Exception {
        try (Database database = Database.open(folder, InstantSource.system())) {
            database.write(handle -> insert(handle, 1));
            Receipt kept;
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database.file());
                    var statement = other.createStatement()) {
                statement.executeUpdate("BEGIN IMMEDIATE");
                assertThatThrownBy(() -> database.write(handle -> insert(handle, 2)))
                        .isInstanceOf(StorageException.class)
                        .hasMessageContaining("another process has locked it");
                assertThat(count(database)).isEqualTo(1);
                kept = database.later(handle -> insert(handle, 3));
                statement.executeUpdate("ROLLBACK");
            }
            assertThat(kept.await(LIMIT)).isTrue();
            Eventually.holds("the trouble is over", () -> database.trouble() == null);
            assertThat(count(database)).isEqualTo(2);
        }
    }

    @Test
    void aFileThatIsReplacedWhileOpenIsNotWritten() throws Exception {
        Path other = folder.resolve("other");
        Database.open(other, InstantSource.system()).close();
        Path home = folder.resolve("home");
        try (Database database = Database.open(home, InstantSource.system())) {
            database.write(handle -> insert(handle, 1));
            Files.move(other.resolve("ccapi.db"), database.file(), StandardCopyOption.REPLACE_EXISTING);
            byte[] before = Files.readAllBytes(database.file());
            Eventually.holds("writes are refused", () -> isRefused(database));
            assertThat(database.trouble()).hasMessageContaining("removed or replaced while in use");
            Eventually.holds("still refused after a look", () -> isRefused(database));
            assertThat(Files.readAllBytes(database.file())).isEqualTo(before);
        }
    }

    @Test
    void callersInAGroupAllHearOfTheFault() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 40);
                Database database = Database.open(disk.path(), InstantSource.system());
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            database.write(handle -> insert(handle, 1));
            disk.fill();
            writeUntilRefused(database);
            List<Future<Integer>> outcomes = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                int number = 10_000 + i;
                outcomes.add(callers.submit(() -> database.write(handle -> insert(handle, number))));
            }
            for (Future<Integer> outcome : outcomes) {
                assertThat(outcome)
                        .failsWithin(LIMIT)
                        .withThrowableThat()
                        .havingCause()
                        .isInstanceOf(StorageException.class);
            }
        }
    }

    private static boolean isRefused(Database database) {
        try {
            database.write(_ -> 1);
            return false;
        } catch (StorageException e) {
            return true;
        }
    }

    /// @return how many rows were acknowledged in all
    private static int writeUntilRefused(Database database) {
        for (int number = 2; ; number++) {
            int row = number;
            try {
                database.write(handle -> insert(handle, row));
            } catch (StorageException e) {
                assertThat(e).hasMessageContaining("the disk is full");
                return number - 1;
            }
        }
    }

    private static int insert(Handle handle, int number) {
        return handle.createUpdate("INSERT INTO store (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING")
                .bind("name", "row " + number)
                .bind("value", "x".repeat(2000))
                .execute();
    }

    private static long count(Database database) {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM store WHERE name LIKE 'row %'")
                .mapTo(Long.class)
                .one());
    }

    private static String integrity(Database database) {
        return database.read(handle ->
                handle.createQuery("PRAGMA integrity_check").mapTo(String.class).one());
    }
}
