package ccapi.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ccapi.shared.account.UsageWindow;
import ccapi.shared.money.Usd;
import ccapi.shared.usage.WindowUsage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowReportTest {
    private static final Instant FIRST_END = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void useFromElsewhereShowsAsASmallShareOfTheMovement() {
        try (Desk desk = Desk.open(folder)) {
            // one window moved 20 points for two dollars of ours, the next 40 points for one
            window(desk, "2026-11-24T06:00:00Z", 10, FIRST_END);
            dollar(desk, "2026-11-24T06:30:00Z");
            dollar(desk, "2026-11-24T07:30:00Z");
            window(desk, "2026-11-24T09:00:00Z", 30, FIRST_END.plusSeconds(3));
            window(desk, "2026-11-24T11:00:00Z", 0, FIRST_END.plus(Duration.ofHours(5)));
            dollar(desk, "2026-11-24T11:10:00Z");
            window(desk, "2026-11-24T11:20:00Z", 40, FIRST_END.plus(Duration.ofHours(5)));
            desk.books
                    .windows()
                    .observe("acc_max-1", List.of(new UsageWindow("7d", null, null, "allowed", Desk.NOON, "")));
        }
        try (Desk desk = Desk.open(folder)) {
            List<WindowUsage> rows = desk.database.read(handle ->
                    new WindowReport(handle).rows(desk.books.windows().since(handle, Instant.EPOCH), "max-1"));
            assertThat(rows).hasSize(2);
            WindowUsage newer = rows.getFirst();
            assertThat(newer.movedPercent()).isEqualTo(40);
            assertThat(newer.costUsd()).isEqualTo(Usd.of("1"));
            assertThat(newer.localShare()).isCloseTo(0.25, within(1e-9));
            WindowUsage older = rows.getLast();
            assertThat(older.movedPercent()).isEqualTo(20);
            assertThat(older.requests()).isEqualTo(2);
            assertThat(older.localShare()).isEqualTo(1);
            assertThat(older.resetsAt()).isEqualTo(FIRST_END);
        }
    }

    private static void window(Desk desk, String at, double percent, Instant resetsAt) {
        desk.books
                .windows()
                .observe(
                        "acc_max-1",
                        List.of(new UsageWindow(
                                "5h", percent, resetsAt, null, Instant.parse(at), "anthropic-unified")));
    }

    private static void dollar(Desk desk, String at) {
        desk.book(Instant.parse(at), "alice", "max-1", "claude-opus-4-8", Desk.tokens(200_000, 0));
    }
}
