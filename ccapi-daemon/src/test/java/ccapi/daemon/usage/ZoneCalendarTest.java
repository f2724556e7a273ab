package ccapi.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.WeekFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proves(Promise.P9)
class ZoneCalendarTest {
    @ParameterizedTest
    @CsvSource({
        "America/Sao_Paulo, 2018-11-04, 2018-11-04T03:00:00Z, 23:00",
        "Africa/Cairo, 2024-04-26, 2024-04-25T22:00:00Z, 23:00",
        "Asia/Beirut, 2023-03-26, 2023-03-25T22:00:00Z, 23:00",
        "America/Havana, 2024-03-10, 2024-03-10T05:00:00Z, 23:00",
        "America/New_York, 2026-03-08, 2026-03-08T05:00:00Z, 23:00",
        "America/New_York, 2026-11-01, 2026-11-01T04:00:00Z, 25:00",
        "Australia/Lord_Howe, 2026-04-05, 2026-04-04T13:00:00Z, 24:30",
        "Pacific/Apia, 2011-12-30, 2011-12-30T10:00:00Z, 00:00",
        "Asia/Kathmandu, 2026-11-24, 2026-11-23T18:15:00Z, 24:00",
        "Asia/Kolkata, 2024-02-29, 2024-02-28T18:30:00Z, 24:00",
    })
    void aDayBeginsAndEndsWithTheWallCalendar(String zone, LocalDate date, Instant start, String length) {
        ZoneCalendar calendar = new ZoneCalendar(ZoneId.of(zone));
        Duration expected = Duration.ofHours(Long.parseLong(length.substring(0, 2)))
                .plusMinutes(Long.parseLong(length.substring(3)));
        assertThat(calendar.start(date)).isEqualTo(start.toEpochMilli());
        assertThat(calendar.start(date.plusDays(1)) - calendar.start(date)).isEqualTo(expected.toMillis());
        if (!expected.isZero()) {
            assertThat(calendar.date(start.toEpochMilli())).isEqualTo(date);
            assertThat(calendar.nextDay(start.toEpochMilli()))
                    .isEqualTo(start.plus(expected).toEpochMilli());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "America/Sao_Paulo, 2018-10-28",
        "America/Sao_Paulo, 2018-02-10",
        "Africa/Cairo, 2024-04-20",
        "Asia/Beirut, 2023-03-20",
        "America/Havana, 2024-10-28",
        "America/New_York, 2026-10-28",
        "Australia/Lord_Howe, 2026-03-30",
        "Australia/Lord_Howe, 2026-09-28",
        "Pacific/Apia, 2011-12-25",
        "America/St_Johns, 2010-11-01",
        "Asia/Kathmandu, 2025-12-26",
        "UTC, 2024-02-25",
    })
    void eachMomentIsInExactlyOneHourDayWeekAndMonth(String zone, LocalDate first) {
        ZoneCalendar calendar = new ZoneCalendar(ZoneId.of(zone));
        long from = calendar.start(first);
        long to = calendar.start(first.plusDays(12));
        long day = Long.MIN_VALUE;
        long hour = Long.MIN_VALUE;
        for (long at = from; at < to; at += ZoneCalendar.QUARTER) {
            assertThat(calendar.dayStart(at)).isBetween(day, at);
            day = calendar.dayStart(at);
            assertThat(calendar.nextDay(at)).isGreaterThan(at);
            assertThat(calendar.dayStart(calendar.nextDay(at) - 1)).isEqualTo(day);
            assertThat(calendar.dayStart(calendar.nextDay(at))).isEqualTo(calendar.nextDay(at));
            assertThat(calendar.hourStart(at)).isBetween(hour, at);
            hour = calendar.hourStart(at);
            assertThat(at - hour).isLessThan(Duration.ofHours(1).toMillis());
            assertThat(calendar.hourStart(hour)).isEqualTo(hour);
            assertThat(calendar.hourCeiling(at)).isGreaterThanOrEqualTo(at);
            assertThat(calendar.hourStart(calendar.hourCeiling(at))).isEqualTo(calendar.hourCeiling(at));
            assertThat(calendar.dayStart(hour)).isEqualTo(day);
            assertThat(calendar.weekStart(at)).isLessThanOrEqualTo(day);
            assertThat(calendar.nextWeek(at)).isGreaterThan(at);
            assertThat(calendar.monthStart(at)).isLessThanOrEqualTo(day);
            assertThat(calendar.nextMonth(at)).isGreaterThan(at);
            // until 2011 Newfoundland changed its clocks at one past midnight; no books are that old
            if (!zone.equals("America/St_Johns")) {
                assertThat(ZoneCalendar.quarterStart(hour))
                        .as("quarters fit hours")
                        .isEqualTo(hour);
            }
        }
    }

    @Test
    void aWeekBeginsOnMondayAcrossTheEndOfTheYear() {
        ZoneCalendar calendar = new ZoneCalendar(ZoneId.of("Europe/Berlin"));
        for (LocalDate date = LocalDate.of(2026, 12, 20);
                date.isBefore(LocalDate.of(2027, 1, 20));
                date = date.plusDays(1)) {
            LocalDate monday = date.with(WeekFields.ISO.dayOfWeek(), 1);
            assertThat(calendar.weekStart(calendar.start(date))).isEqualTo(calendar.start(monday));
            assertThat(calendar.nextWeek(calendar.start(date))).isEqualTo(calendar.start(monday.plusWeeks(1)));
        }
    }

    @Test
    void aMonthEndsWithItsLastDayInALeapYearToo() {
        ZoneCalendar calendar = new ZoneCalendar(ZoneId.of("America/New_York"));
        long leapDay = calendar.start(LocalDate.of(2024, 2, 29));
        assertThat(calendar.monthStart(leapDay)).isEqualTo(calendar.start(LocalDate.of(2024, 2, 1)));
        assertThat(calendar.nextMonth(leapDay)).isEqualTo(calendar.start(LocalDate.of(2024, 3, 1)));
        long newYearsEve = calendar.start(LocalDate.of(2026, 12, 31));
        assertThat(calendar.nextMonth(newYearsEve)).isEqualTo(calendar.start(LocalDate.of(2027, 1, 1)));
    }
}
