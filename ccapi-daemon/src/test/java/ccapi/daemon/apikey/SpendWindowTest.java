package ccapi.daemon.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proves(value = Promise.P9, measured = "9 odd days, ends of weeks, months and leap years: each instant in one window")
class SpendWindowTest {
    @ParameterizedTest
    @CsvSource({
        "America/Sao_Paulo,   2018-11-04, 01:00, PT23H",
        "Africa/Cairo,        2024-04-26, 01:00, PT23H",
        "Asia/Beirut,         2023-03-26, 01:00, PT23H",
        "America/Havana,      2024-03-10, 01:00, PT23H",
        "America/New_York,    2024-03-10, 00:00, PT23H",
        "America/New_York,    2024-11-03, 00:00, PT25H",
        "Australia/Lord_Howe, 2024-04-07, 00:00, PT24H30M",
        "Europe/Berlin,       2024-02-29, 00:00, PT24H",
    })
    void aDayBeginsAndEndsAsTheZoneSays(String zoneName, String date, String begins, Duration length) {
        ZoneId zone = ZoneId.of(zoneName);
        Instant noon = LocalDate.parse(date).atTime(12, 0).atZone(zone).toInstant();
        Instant start = SpendWindow.DAY.start(noon, zone);
        assertThat(start.atZone(zone).toLocalDate()).isEqualTo(date);
        assertThat(start.atZone(zone).toLocalTime()).isEqualTo(begins);
        assertThat(Duration.between(start, SpendWindow.DAY.end(noon, zone))).isEqualTo(length);
    }

    @Test
    void aDateThatTheZoneSkippedIsNobodys() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Instant before = Instant.parse("2011-12-30T09:59:59Z");
        assertThat(before.atZone(apia).toLocalDate()).isEqualTo("2011-12-29");
        Instant end = SpendWindow.DAY.end(before, apia);
        assertThat(end).isEqualTo(before.plusSeconds(1));
        assertThat(end.atZone(apia).toLocalDate()).isEqualTo("2011-12-31");
        assertThat(SpendWindow.DAY.start(end, apia)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T00:00:00Z, 2026-11-23, 2026-11-30",
        "2026-11-29T23:59:59Z, 2026-11-23, 2026-11-30",
        "2026-12-31T12:00:00Z, 2026-12-28, 2027-01-04",
        "2027-01-03T12:00:00Z, 2026-12-28, 2027-01-04",
        "2024-02-29T12:00:00Z, 2024-02-26, 2024-03-04",
    })
    void aWeekRunsFromMondayToMondayAlsoOverTheYearsEnd(String at, LocalDate first, LocalDate next) {
        assertWindow(SpendWindow.WEEK, at, first, next);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T23:59:59Z, 2024-02-01, 2024-03-01",
        "2026-02-28T23:59:59Z, 2026-02-01, 2026-03-01",
        "2026-12-31T23:59:59Z, 2026-12-01, 2027-01-01",
        "2027-01-01T00:00:00Z, 2027-01-01, 2027-02-01",
    })
    void aMonthRunsFromFirstToFirst(String at, LocalDate first, LocalDate next) {
        assertWindow(SpendWindow.MONTH, at, first, next);
    }

    @ParameterizedTest
    @CsvSource({
        "America/Sao_Paulo,   2018-11-03T00:00:00Z",
        "Africa/Cairo,        2024-04-25T00:00:00Z",
        "Asia/Beirut,         2023-03-25T00:00:00Z",
        "America/Havana,      2024-03-09T00:00:00Z",
        "America/New_York,    2024-11-02T00:00:00Z",
        "Australia/Lord_Howe, 2024-04-06T00:00:00Z",
        "Pacific/Apia,        2011-12-29T00:00:00Z",
        "America/St_Johns,    2010-11-06T00:00:00Z",
        "UTC,                 2024-12-30T00:00:00Z",
    })
    void eachInstantIsInExactlyOneWindowOfEachKind(String zoneName, Instant from) {
        ZoneId zone = ZoneId.of(zoneName);
        for (SpendWindow kind : SpendWindow.values()) {
            for (Instant at = from; at.isBefore(from.plus(Duration.ofDays(4))); at = at.plusSeconds(600)) {
                Instant start = kind.start(at, zone);
                Instant end = kind.end(at, zone);
                assertThat(at).isAfterOrEqualTo(start).isBefore(end);
                assertThat(kind.start(end, zone)).isEqualTo(end);
                assertThat(kind.start(end.minusMillis(1), zone)).isEqualTo(start);
            }
        }
    }

    private static void assertWindow(SpendWindow kind, String at, LocalDate first, LocalDate next) {
        ZoneId utc = ZoneId.of("UTC");
        Instant instant = Instant.parse(at);
        assertThat(LocalDate.ofInstant(kind.start(instant, utc), utc)).isEqualTo(first);
        assertThat(LocalDate.ofInstant(kind.end(instant, utc), utc)).isEqualTo(next);
    }
}
