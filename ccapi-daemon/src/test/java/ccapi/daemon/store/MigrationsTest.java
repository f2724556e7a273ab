package ccapi.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.testing.Victim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    @TempDir
    Path folder;

    @Test
    void everyFileInTheFolderIsListedInTheOrderOfItsNumber() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/db"))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("000_store.sql"))
                    .sorted()
                    .toList();
            assertThat(Migrations.ALL.names()).isEqualTo(names);
        }
        assertThat(Migrations.ALL.names().stream().map(Migrations::number)).doesNotHaveDuplicates();
    }

    @Proves(Promise.P44)
    @Test
    void aMigrationThatFailsLeavesNothingBehindAndTheOnesBeforeItStay() throws SQLException {
        Folder here = new Folder(folder);
        assertThatThrownBy(() -> open(here, "901_good.sql", "902_bad.sql")).hasMessageContaining("902_bad.sql");
        try (Session session = Session.checking(here.database())) {
            assertThat(session.number("PRAGMA user_version")).isEqualTo(901);
            assertThat(session.number("SELECT count(*) FROM sqlite_schema WHERE name = 'half'"))
                    .isZero();
            session.execute("INSERT INTO good (n) VALUES (21)");
            assertThat(session.number("SELECT twice FROM good")).isEqualTo(42);
        }
        open(here, "901_good.sql");
        assertThatThrownBy(() -> open(here))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("newer ccapi");
    }

    @Tag("slow")
    @Proves(value = Promise.P44, measured = "20 kills in a migration: 0 between old and new")
    @Test
    void aKillInAMigrationLeavesTheOldOrTheNew() throws Exception {
        Random random = new Random(44);
        int unfinished = 0;
        for (int kill = 0; kill < 20; kill++) {
            Path home = folder.resolve("home" + kill);
            Folder here = new Folder(home);
            open(here, "901_good.sql");
            long wait = random.nextInt(700) * 1_000_000L;
            // the kill is to come at any moment: there is no condition to wait for
            Victim.run(
                    KilledMigration.class,
                    line -> {
                        LockSupport.parkNanos(line.equals("begins") ? wait : 0);
                        return true;
                    },
                    home.toString());
            try (Session session = Session.checking(here.database())) {
                boolean isNew = session.number("PRAGMA user_version") == 903;
                unfinished += isNew ? 0 : 1;
                assertThat(session.number("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'long_one%'"))
                        .isEqualTo(isNew ? 2 : 0);
                assertThat(session.text("PRAGMA quick_check(1)")).isEqualTo("ok");
            }
            KilledMigration.open(home);
            try (Session session = Session.checking(here.database())) {
                assertThat(session.number("SELECT count(*) FROM long_one")).isEqualTo(400_000);
            }
        }
        assertThat(unfinished).as("kills that hit the migration").isGreaterThan(5);
    }

    private static void open(Folder here, String... names) {
        new Opening(here, Durability.DISK, new Migrations(List.of(names)), InstantSource.system()).run();
    }
}
