package ccapi.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ccapi.daemon.usage.Grouping.Dimension;
import ccapi.shared.money.Usd;
import ccapi.shared.problem.Refusal;
import ccapi.shared.usage.UsageQuery;
import ccapi.shared.usage.UsageRow;
import ccapi.shared.usage.UsageSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
    private static final Instant START = Instant.parse("2026-10-15T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(40);

    @TempDir
    Path folder;

    private record Cell(String account, String key, String model, String period) {}

    /// New York put its clocks back on 1 November.
    @Test
    void anyQuestionGivesWhatAddingUpTheRowsGives() {
        ZoneId zone = ZoneId.of("America/New_York");
        try (Desk desk = Desk.open(folder, zone.getId())) {
            List<RequestRow> rows = new RandomRows(1).some(4_000, START, SPAN);
            desk.save(rows);
            Random random = new Random(2);
            List<String> groupings = List.of(
                    "account,key", "account", "key", "model", "day", "hour", "day,account", "hour,key,model", "none");
            for (int i = 0; i < 150; i++) {
                Instant from = START.plusMillis(random.nextLong(SPAN.toMillis()));
                Instant to = from.plusMillis(1 + random.nextLong(SPAN.toMillis()));
                String by = groupings.get(i % groupings.size());
                String key = i % 3 == 0 ? "bob" : null;
                UsageSummary summary = ask(desk, query(null, from.toString(), to.toString(), by, key));
                Map<Cell, Sums> expected = new HashMap<>();
                Sums total = Sums.NONE;
                for (RequestRow row : rows) {
                    boolean within = row.createdAt() >= from.toEpochMilli() && row.createdAt() < to.toEpochMilli();
                    if (within && (key == null || row.group().keyName().equals(key))) {
                        expected.merge(cell(row, Grouping.of(by), zone), Sums.of(row), Sums::plus);
                        total = total.plus(Sums.of(row));
                    }
                }
                assertThat(summary.rows()).as("%s %s %s", by, from, to).hasSize(expected.size());
                for (UsageRow row : summary.rows()) {
                    Cell cell = new Cell(row.accountName(), row.apiKeyName(), row.model(), row.period());
                    check(row, expected.getOrDefault(cell, Sums.NONE));
                }
                check(summary.total(), total);
            }
        }
    }

    private static Cell cell(RequestRow row, Grouping by, ZoneId zone) {
        var local = Instant.ofEpochMilli(row.createdAt()).atZone(zone);
        String hour = String.format("%sT%02d", local.toLocalDate(), local.getHour());
        return new Cell(
                by.by(Dimension.ACCOUNT) ? row.group().accountName() : "",
                by.by(Dimension.KEY) ? row.group().keyName() : "",
                by.by(Dimension.MODEL) ? row.group().model() : "",
                by.by(Dimension.HOUR)
                        ? hour
                        : by.by(Dimension.DAY) ? local.toLocalDate().toString() : "");
    }

    private static void check(UsageRow row, Sums sums) {
        assertThat(row.requestCount()).isEqualTo(sums.requests());
        assertThat(row.inputTokens()).isEqualTo(sums.input());
        assertThat(row.outputTokens()).isEqualTo(sums.output());
        assertThat(row.cacheReadTokens()).isEqualTo(sums.cacheRead());
        assertThat(row.cacheCreateTokens()).isEqualTo(sums.cacheWrite5m() + sums.cacheWrite1h());
        assertThat(row.totalTokens()).isEqualTo(sums.tokens());
        assertThat(row.costUsd()).isEqualTo(new Usd(sums.costNanos()));
        assertThat(row.unpricedCount()).isEqualTo(sums.unpriced());
        assertThat(row.estimatedCount()).isEqualTo(sums.estimated());
        assertThat(row.errorCount()).isEqualTo(sums.errors());
        assertThat(row.avgDurationMs())
                .isEqualTo(sums.requests() == 0 ? 0 : Math.round((double) sums.durationMs() / sums.requests()));
    }

    /// Each day of the zone's calendar is one row, whatever its length.
    @ParameterizedTest
    @CsvSource({
        "America/Sao_Paulo, 2018-11-04",
        "Africa/Cairo, 2024-04-26",
        "Asia/Beirut, 2023-03-26",
        "America/Havana, 2024-03-10",
        "America/New_York, 2026-03-08",
        "America/New_York, 2026-11-01",
        "Australia/Lord_Howe, 2026-04-05",
        "Pacific/Apia, 2011-12-31",
    })
    void aDayOfOddLengthHasAllItsRequestsAndNoOthers(String zone, LocalDate date) {
        try (Desk desk = Desk.open(folder, zone)) {
            ZoneCalendar calendar = new ZoneCalendar(ZoneId.of(zone));
            long start = calendar.start(date);
            long end = calendar.start(date.plusDays(1));
            RandomRows rows = new RandomRows(1);
            desk.save(List.of(
                    rows.one(Instant.ofEpochMilli(start - 1)),
                    rows.one(Instant.ofEpochMilli(start)),
                    rows.one(Instant.ofEpochMilli((start + end) / 2)),
                    rows.one(Instant.ofEpochMilli(end - 1)),
                    rows.one(Instant.ofEpochMilli(end))));
            UsageQuery query =
                    query(null, date.minusDays(3).toString(), date.plusDays(1).toString(), "day", null);
            assertThat(ask(desk, query).rows())
                    .extracting(UsageRow::period, UsageRow::requestCount)
                    .containsExactly(
                            tuple(calendar.date(start - 1).toString(), 1L),
                            tuple(date.toString(), 3L),
                            tuple(date.plusDays(1).toString(), 1L));
            Recount.sumsEqualRows(desk.database);
        }
    }

    @Test
    void whatWasRenamedIsOneRowUnderItsNewestNameAndWhatWasRemovedKeepsItsOwn() {
        try (Desk desk = Desk.open(folder)) {
            desk.save(List.of(
                    named("1", "key_1", "old name"), named("2", "key_1", "new name"), named("3", "key_2", "removed")));
            assertThat(ask(desk, query("today", null, null, "key", null)).rows())
                    .extracting(UsageRow::apiKeyName, UsageRow::requestCount)
                    .containsExactlyInAnyOrder(tuple("new name", 2L), tuple("removed", 1L));
        }
    }

    private static RequestRow named(String id, String keyId, String keyName) {
        RequestStart start = new RequestStart(id, Desk.NOON, keyId, keyName, "gpt-5", false, "/v1/responses");
        RequestEnd end = new RequestEnd(
                "", "", "", Desk.tokens(1, 1), Usd.ZERO, "", false, null, 1, 200, "ok", null, 1, List.of());
        return RequestRow.ended(start, end);
    }

    @Test
    void rangesAreThoseOfTheZone() {
        try (Desk desk = Desk.open(folder, "Asia/Kolkata")) {
            // noon in UTC is 17:30 there
            assertThat(ask(desk, query("today", null, null, null, null)).from())
                    .isEqualTo(Instant.parse("2026-11-23T18:30:00Z"));
            assertThat(ask(desk, query("yesterday", null, null, null, null)).to())
                    .isEqualTo(Instant.parse("2026-11-23T18:30:00Z"));
            assertThat(ask(desk, query("month", null, null, null, null)).from())
                    .isEqualTo(Instant.parse("2026-10-31T18:30:00Z"));
            assertThat(ask(desk, query("90m", null, null, null, null)).from())
                    .isEqualTo(Instant.parse("2026-11-24T10:30:00Z"));
            assertThat(ask(desk, query("7d", null, null, null, null)).from())
                    .isEqualTo(Instant.parse("2026-11-17T12:00:00Z"));
            UsageSummary dates = ask(desk, query(null, "2026-11-01", "2026-11-02", null, null));
            assertThat(dates.from()).isEqualTo(Instant.parse("2026-10-31T18:30:00Z"));
            assertThat(dates.to()).isEqualTo(Instant.parse("2026-11-02T18:30:00Z"));
            assertThat(ask(desk, query(null, "2026-11-01T09:30", null, null, null))
                            .from())
                    .isEqualTo(Instant.parse("2026-11-01T04:00:00Z"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "soon, -, -, -, soon",
                "0d, -, -, -, 0d",
                "-, tomorrow, -, -, tomorrow",
                "-, 2026-11-02, 2026-11-01, -, before it begins",
                "7d, 2026-11-02, -, -, leave",
                "7d, -, -, colour, colour",
            })
    void aQuestionThatMakesNoSenseIsRefusedInWords(String range, String from, String to, String by, String word) {
        try (Desk desk = Desk.open(folder)) {
            assertThatThrownBy(() -> ask(desk, query(range, from, to, by, null)))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.getMessage() + " "
                                            + refusal.problem().hint())
                                    .contains(word));
        }
    }

    private static UsageQuery query(String range, String from, String to, String by, String key) {
        return new UsageQuery(range, from, to, by, null, key, null, null, null, null);
    }

    private static UsageSummary ask(Desk desk, UsageQuery query) {
        return desk.database.read(handle -> new ReportStore(handle).summary(query, desk.clock.instant()));
    }
}
