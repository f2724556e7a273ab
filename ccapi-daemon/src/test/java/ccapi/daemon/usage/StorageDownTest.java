package ccapi.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.store.Durability;
import ccapi.daemon.store.SmallDisk;
import ccapi.daemon.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What happens to requests that end while the disk is full.
@Proves(Promise.P36)
@Proves(Promise.F11)
class StorageDownTest {
    @TempDir
    Path folder;

    private Path journal;

    @BeforeEach
    void makeFolder() throws Exception {
        journal = Files.createDirectory(folder.resolve("journal"));
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void theyWaitInMemoryAndAreBookedOnceThereIsRoom(Durability durability) throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 40);
                Desk desk = Desk.open(disk.path(), journal, durability)) {
            Set<String> ids = bookUntilTrouble(desk, disk);
            for (int i = 0; i < 3; i++) {
                ids.add(book(desk));
            }
            assertThat(desk.books.recorder().waiting()).isPositive();
            assertThat(desk.books.recorder().trouble()).isNotNull();
            disk.free();
            Eventually.holds(
                    "all are booked",
                    Duration.ofSeconds(20),
                    () -> desk.books.recorder().waiting() == 0);
            Eventually.holds("the trouble is over", () -> desk.books.recorder().trouble() == null);
            assertThat(booked(desk)).isEqualTo(ids);
            assertThat(desk.books.totals().today().requests()).isEqualTo(ids.size());
            assertThat(desk.books.recorder().lostCount()).isZero();
            Recount.sumsEqualRows(desk.database);
        }
    }

    @Test
    void whenTheDaemonEndsMeanwhileTheyAreLeftForTheNextStart() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 40)) {
            Set<String> ids;
            try (Desk desk = Desk.open(disk.path(), journal, Durability.DISK)) {
                ids = bookUntilTrouble(desk, disk);
                ids.add(book(desk));
            }
            disk.free();
            try (Desk desk = Desk.open(disk.path(), journal, Durability.DISK)) {
                assertThat(booked(desk)).isEqualTo(ids);
                Recount.sumsEqualRows(desk.database);
            }
        }
    }

    private static Set<String> bookUntilTrouble(Desk desk, SmallDisk disk) throws Exception {
        Set<String> ids = new HashSet<>();
        ids.add(book(desk));
        disk.fill();
        while (desk.books.recorder().trouble() == null) {
            ids.add(book(desk));
        }
        return ids;
    }

    private static String book(Desk desk) {
        return desk.book(Desk.NOON, "alice", "max-1", "claude-sonnet-5", Desk.tokens(10, 10));
    }

    private static Set<String> booked(Desk desk) {
        return Recount.rows(desk.database).stream()
                .map(stored -> stored.row().id())
                .collect(Collectors.toSet());
    }
}
