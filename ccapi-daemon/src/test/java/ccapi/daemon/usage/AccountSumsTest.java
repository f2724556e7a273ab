package ccapi.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountSumsTest {
    private static final long QUARTER = Duration.ofMinutes(15).toMillis();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Kathmandu"})
    void stretchesAreTheRowsOfTheQuartersTheyTouch(String zone) {
        try (Desk desk = Desk.open(folder, zone)) {
            List<RequestRow> rows =
                    new RandomRows(4).some(2_000, Desk.NOON.minus(Duration.ofDays(2)), Duration.ofDays(2));
            desk.save(rows);
            long begin = Desk.NOON.minus(Duration.ofDays(2)).toEpochMilli();
            Random random = new Random(4);
            desk.database.read(handle -> {
                AccountSums sums = new AccountSums(handle, UsageStore.calendar(handle), "acc_max-1", begin);
                for (int i = 0; i < 200; i++) {
                    long from = begin + random.nextLong(Duration.ofDays(1).toMillis());
                    long to =
                            from + random.nextLong(Duration.ofHours(1 + i % 12).toMillis());
                    assertThat(sums.between(from, to)).isEqualTo(recount(rows, from, to));
                }
                return null;
            });
        }
    }

    private static Sums recount(List<RequestRow> rows, long from, long to) {
        long first = from - from % QUARTER;
        long end = to - to % QUARTER + QUARTER;
        return rows.stream()
                .filter(row -> row.group().accountId().equals("acc_max-1"))
                .filter(row -> row.createdAt() >= first && row.createdAt() < end)
                .map(Sums::of)
                .reduce(Sums.NONE, Sums::plus);
    }
}
