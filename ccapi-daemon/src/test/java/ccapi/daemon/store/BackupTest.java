package ccapi.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Eventually;
import ccapi.shared.problem.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    @TempDir
    Path folder;

    @Proves(Promise.P41)
    @Test
    void aBackupUnderLoadIsOneMomentOfTheDatabase() throws Exception {
        Path copy = folder.resolve("copy");
        Files.createDirectory(copy);
        AtomicBoolean enough = new AtomicBoolean();
        AtomicLong next = new AtomicLong();
        try (Database database = Database.open(folder.resolve("home"), InstantSource.system());
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            database.write(handle -> handle.execute("INSERT INTO store VALUES ('sum', '0')"));
            for (int i = 0; i < 8; i++) {
                callers.submit(() -> {
                    while (!enough.get()) {
                        add(database, next.incrementAndGet());
                    }
                });
            }
            Eventually.holds("there is load", () -> next.get() > 500);
            database.backup(copy.resolve("ccapi.db"));
            enough.set(true);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("ccapi.db"))))
                .isEqualTo("rw-------");
        try (Database restored = Database.open(copy, InstantSource.system())) {
            long rows = number(restored, "SELECT count(*) FROM store WHERE name LIKE 'row %'");
            assertThat(rows).isPositive().isLessThan(next.get());
            assertThat(number(restored, "SELECT value FROM store WHERE name = 'sum'"))
                    .isEqualTo(rows);
        }
    }

    @Test
    void aBackupOverwritesNothingAndSaysWhereItCannotWrite() throws Exception {
        try (Database database = Database.open(folder.resolve("home"), InstantSource.system())) {
            Path taken = Files.writeString(folder.resolve("taken"), "mine");
            assertThatThrownBy(() -> database.backup(taken))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("something at " + taken);
            assertThat(taken).hasContent("mine");
            assertThatThrownBy(() -> database.backup(folder.resolve("no/such/folder")))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("no/such/folder");
        }
    }

    @Test
    void aBackupWithoutRoomIsRefusedAndLeavesNoHalfFile() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 1);
                Database database = Database.open(folder.resolve("home"), InstantSource.system())) {
            database.write(handle -> handle.execute("INSERT INTO store VALUES ('big', ?)", "x".repeat(3_000_000)));
            Path target = disk.path().resolve("backup.db");
            assertThatThrownBy(() -> database.backup(target)).isInstanceOf(Refusal.class);
            assertThat(target).doesNotExist();
            assertThat(database.trouble()).isNull();
        }
    }

    private static void add(Database database, long number) {
        database.write(handle -> {
            handle.execute("INSERT INTO store VALUES (?, ?)", "row " + number, "x".repeat(500));
            return handle.execute("UPDATE store SET value = CAST(value AS INTEGER) + 1 WHERE name = 'sum'");
        });
    }

    private static long number(Database database, String query) {
        return database.read(
                handle -> handle.createQuery(query).mapTo(Long.class).one());
    }
}
