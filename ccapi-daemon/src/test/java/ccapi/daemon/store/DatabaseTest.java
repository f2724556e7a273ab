package ccapi.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
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
    void askingFromWithinWorkIsRefusedInsteadOfWaitingForEver() {
        try (Database database = open()) {
            assertThatThrownBy(() -> database.write(_ -> database.write(_ -> 1)))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> database.read(_ -> database.read(_ -> 1)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private Database open() {
        return Database.open(folder, InstantSource.system());
    }

    private static String value(Database database, String name) {
        return database.read(handle -> handle.createQuery("SELECT value FROM store WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .one());
    }
}
