package ccapi.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.testing.Eventually;
import ccapi.shared.usage.PruneResult;
import ccapi.shared.usage.UsageQuery;
import ccapi.shared.usage.UsageSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final Instant START = Instant.parse("2026-10-15T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void oldRequestsGoAndTheirSumsStay() {
        try (Desk desk = Desk.open(folder, "Asia/Kathmandu")) {
            desk.save(new RandomRows(1).some(6_000, START, Duration.ofDays(40)));
            UsageSummary byDay = ask(desk, "2026-10-15", "day");
            UsageSummary byKey = ask(desk, "2026-10-15", "key,model");
            long old = desk.number("SELECT count(*) FROM usage_request WHERE created_at < "
                    + desk.clock.instant().minus(Duration.ofDays(10)).toEpochMilli());

            assertThat(desk.books.prune(10)).isEqualTo(old).isGreaterThan(4_000);
            assertThat(desk.number("SELECT count(*) FROM usage_request")).isEqualTo(6_000 - old);
            assertThat(ask(desk, "2026-10-15", "day")).isEqualTo(byDay);
            assertThat(ask(desk, "2026-10-15", "key,model")).isEqualTo(byKey);
            assertThat(desk.books.prune(10)).isZero();
        }
    }

    @Test
    void aRangeThatEndsInPrunedTimeIsAnsweredInWholeQuarters() {
        try (Desk desk = Desk.open(folder)) {
            desk.save(new RandomRows(1).some(500, START, Duration.ofHours(3)));
            UsageSummary whole = ask(desk, "2026-10-15T00:15:00Z", "none");
            desk.books.prune(5);
            assertThat(ask(desk, "2026-10-15T00:20:00Z", "none").total()).isEqualTo(whole.total());
        }
    }

    @Test
    void zeroDaysKeepEverything() {
        try (Desk desk = Desk.open(folder)) {
            desk.save(new RandomRows(1).some(10, START, Duration.ofHours(3)));
            assertThat(desk.books.prune(0)).isZero();
            assertThat(desk.number("SELECT count(*) FROM usage_request")).isEqualTo(10);
        }
    }

    @Test
    void aTryRunOnlyCounts() {
        try (Desk desk = Desk.open(folder)) {
            desk.save(new RandomRows(1).some(10, START, Duration.ofHours(3)));
            assertThat(desk.books.prune(Desk.NOON, true)).isEqualTo(new PruneResult(true, Desk.NOON, 10));
            assertThat(desk.number("SELECT count(*) FROM usage_request")).isEqualTo(10);
        }
    }

    @Test
    void requestsUnderWayAreNotDropped() {
        try (Desk desk = Desk.open(folder)) {
            Booking booking = desk.begin("req_1", START);
            Eventually.holds("it is open", () -> desk.number("SELECT count(*) FROM usage_request") == 1);
            assertThat(desk.books.prune(1)).isZero();
            booking.complete(desk.end("max-1", "gpt-5", Desk.tokens(1, 1), START));
            assertThat(Recount.rows(desk.database)).hasSize(1);
        }
    }

    private static UsageSummary ask(Desk desk, String from, String by) {
        UsageQuery query = new UsageQuery(null, from, null, by, null, null, null, null, null, null);
        return desk.database.read(handle -> new ReportStore(handle).summary(query, desk.clock.instant()));
    }
}
