package ccapi.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.store.Durability;
import ccapi.daemon.testing.Victim;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kills a process that books, again and again, and looks for what it had promised.
class KillTest {
    @TempDir
    Path folder;

    @Proves(Promise.P1)
    @Proves(Promise.P2)
    @ParameterizedTest
    @EnumSource(Durability.class)
    void whatWasPromisedSurvivesEveryKillOnceAndSumsStayEqualToRows(Durability durability) throws Exception {
        survives(3, durability);
    }

    @Tag("slow")
    @Proves(value = Promise.P1, measured = "100 kills of each durability: 0 lost, 0 twice")
    @Proves(Promise.P2)
    @ParameterizedTest
    @EnumSource(Durability.class)
    void whatWasPromisedSurvivesAHundredKills(Durability durability) throws Exception {
        survives(100, durability);
    }

    private void survives(int kills, Durability durability) throws Exception {
        Set<String> promised = new HashSet<>();
        Random random = new Random(durability.ordinal());
        for (int kill = 0; kill < kills; kill++) {
            promised.addAll(runAndKill(durability, "kill" + kill, 100 + random.nextInt(1_000)));
        }
        try (Desk desk = Desk.open(folder)) {
            List<String> ids = new ArrayList<>();
            for (RowStore.Stored stored : Recount.rows(desk.database)) {
                if (stored.row().outcome().equals(RequestRow.OK)) {
                    ids.add(stored.row().id());
                }
            }
            assertThat(ids).doesNotHaveDuplicates();
            Set<String> lost = new HashSet<>(promised);
            ids.forEach(lost::remove);
            assertThat(lost).isEmpty();
            assertThat(promised).hasSizeGreaterThan(kills * 100);
            assertThat(desk.number("SELECT count(*) FROM usage_request WHERE outcome = 'open'"))
                    .isZero();
            Recount.sumsEqualRows(desk.database);
        }
    }

    /// Kills it once it has promised so many.
    private Set<String> runAndKill(Durability durability, String prefix, int promises) throws Exception {
        AtomicInteger count = new AtomicInteger();
        return Set.copyOf(Victim.run(
                KilledRecorder.class,
                _ -> count.incrementAndGet() >= promises,
                folder.toString(),
                durability.name(),
                prefix));
    }
}
