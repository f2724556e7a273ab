package ccapi.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsReadAgainAfterOpening() {
        try (Database database = open()) {
            database.write(handle -> handle.execute("INSERT INTO store VALUES ('a', 'b')"));
            assertThat(value(database, "a")).isEqualTo("b");
        }
        try (Database database = open()) {
            assertThat(value(database, "a")).isEqualTo("b");
        }
    }

    @Test
    void onlyTheOwnerMayReadTheFiles() throws Exception {
        try (Database database = open()) {
            database.write(handle -> handle.execute("INSERT INTO store VALUES ('a', 'b')"));
            try (var files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .isEqualTo("rw-------");
                }
            }
        }
    }

    @Test
    void connectionsAreSetUpForTheDurabilityAskedFor() {
        try (Database database = Database.open(folder, Durability.PROCESS, InstantSource.system())) {
            assertThat(database.<String>write(handle -> pragma(handle, "synchronous")))
                    .isEqualTo("1");
        }
        try (Database database = open()) {
            assertThat(database.<String>write(handle -> pragma(handle, "synchronous")))
                    .isEqualTo("2");
            assertThat(database.<String>write(handle -> pragma(handle, "journal_mode")))
                    .isEqualTo("wal");
            for (String reading : List.of("foreign_keys", "cell_size_check")) {
                assertThat(database.<String>write(handle -> pragma(handle, reading)))
                        .isEqualTo("1");
                assertThat(database.<String>read(handle -> pragma(handle, reading)))
                        .isEqualTo("1");
            }
            assertThat(database.<String>read(handle -> pragma(handle, "trusted_schema")))
                    .isEqualTo("0");
            assertThat(database.<String>read(handle -> pragma(handle, "busy_timeout")))
                    .isEqualTo("2000");
        }
    }

    @Test
    void askingFromWithinWorkIsRefusedInsteadOfWaitingForEver() {
        try (Database database = open()) {
            assertThatThrownBy(() -> database.write(_ -> database.write(_ -> 1)))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> database.read(_ -> database.read(_ -> 1)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Proves(value = Promise.F10, measured = "reads, writes, urgent and late work: all on platform threads")
    @Test
    void workNeverRunsOnAVirtualThread() throws Exception {
        try (Database database = Database.open(folder, InstantSource.system())) {
            List<Boolean> virtual = Collections.synchronizedList(new ArrayList<>());
            Thread.ofVirtual()
                    .start(() -> {
                        virtual.add(database.read(_ -> Thread.currentThread().isVirtual()));
                        virtual.add(database.write(_ -> Thread.currentThread().isVirtual()));
                        virtual.add(database.urgent(_ -> Thread.currentThread().isVirtual()));
                        database.later(_ -> virtual.add(Thread.currentThread().isVirtual()));
                    })
                    .join();
            database.write(_ -> true);
            assertThat(virtual).containsExactly(false, false, false, false);
        }
    }

    @Test
    void aMistakeInWorkIsItsCallersAndDisturbsNobody() {
        try (Database database = open()) {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> database.read(handle -> handle.execute("SELECT nonsense FROM nowhere")))
                        .isInstanceOf(JdbiException.class);
                assertThatThrownBy(() -> database.write(handle -> handle.execute("INSERT INTO nowhere VALUES (1)")))
                        .isInstanceOf(JdbiException.class);
                assertThatThrownBy(() -> database.read(handle -> handle.execute("DELETE FROM store")))
                        .isInstanceOf(StorageException.class)
                        .hasMessageContaining("cannot be written");
                assertThatThrownBy(() -> database.read(_ -> {
                            throw new IOException("gone");
                        }))
                        .isInstanceOf(IllegalStateException.class)
                        .hasCauseInstanceOf(IOException.class);
            }
            assertThat(value(database, "id")).isNotEmpty();
            assertThat(database.trouble()).isNull();
        }
    }

    @Test
    void aClosedDatabaseRefusesInsteadOfKeepingPeopleWaiting() {
        Database database = open();
        database.close();
        assertThatThrownBy(() -> database.read(_ -> 1)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> database.write(_ -> 1)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> database.urgent(_ -> 1)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> database.later(_ -> {})).isInstanceOf(StorageException.class);
    }

    @Test
    void whatWasAskedBeforeClosingIsDone() throws Exception {
        Database database = open();
        Receipt last = null;
        for (int i = 0; i < 1000; i++) {
            String name = "row " + i;
            last = database.later(handle -> handle.execute("INSERT INTO store VALUES (?, '')", name));
        }
        database.close();
        assertThat(last.await(Duration.ZERO)).isTrue();
        assertThat(folder.resolve("ccapi.db-wal")).doesNotExist();
        try (Database again = open()) {
            assertThat(value(again, "row 999")).isEmpty();
        }
    }

    @Test
    void aReadSeesOneMomentOfTheDatabase() {
        try (Database database = open()) {
            database.write(handle -> handle.execute("INSERT INTO store VALUES ('n', '1')"));
            String seen = database.read(handle -> {
                String before = value(handle, "n");
                Thread writer = Thread.ofVirtual()
                        .start(() -> database.write(
                                other -> other.execute("UPDATE store SET value = '2' WHERE name = 'n'")));
                writer.join();
                return before + value(handle, "n");
            });
            assertThat(seen).isEqualTo("11");
            assertThat(value(database, "n")).isEqualTo("2");
        }
    }

    private static String pragma(Handle handle, String name) {
        return handle.createQuery("PRAGMA " + name).mapTo(String.class).one();
    }

    private Database open() {
        return Database.open(folder, InstantSource.system());
    }

    private static String value(Database database, String name) {
        return database.read(handle -> value(handle, name));
    }

    private static String value(Handle handle, String name) {
        return handle.createQuery("SELECT value FROM store WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .one();
    }
}
