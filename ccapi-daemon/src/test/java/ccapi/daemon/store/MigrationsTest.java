package ccapi.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
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

    private static void open(Folder here, String... names) {
        new Opening(here, Durability.DISK, new Migrations(List.of(names)), InstantSource.system()).run();
    }
}
