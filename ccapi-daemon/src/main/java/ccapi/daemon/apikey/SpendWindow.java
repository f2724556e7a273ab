package ccapi.daemon.apikey;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/// The stretches of the wall calendar in which spending is limited. Each instant is in exactly one of each kind.
enum SpendWindow {
    /// From the first moment of a date to the first of the next.
    DAY("daily"),
    /// From Monday on.
    WEEK("weekly"),
    /// From the first of the month on.
    MONTH("monthly");

    private final String limit;

    SpendWindow(String limit) {
        this.limit = limit;
    }

    /// What its limit is called.
    String limit() {
        return limit;
    }

    /// The first moment of the window that an instant is in.
    Instant start(Instant at, ZoneId zone) {
        return moment(firstDate(at, zone), zone);
    }

    /// The first moment after that window. A window of length 0 (a date that the zone skipped) is nobody's.
    Instant end(Instant at, ZoneId zone) {
        LocalDate first = firstDate(at, zone);
        return moment(
                switch (this) {
                    case DAY -> first.plusDays(1);
                    case WEEK -> first.plusWeeks(1);
                    case MONTH -> first.plusMonths(1);
                },
                zone);
    }

    private LocalDate firstDate(Instant at, ZoneId zone) {
        LocalDate date = day(at, zone);
        return switch (this) {
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
        };
    }

    /// The last day that had begun: the date on the wall, except where the clock was put back over midnight.
    private static LocalDate day(Instant at, ZoneId zone) {
        LocalDate wall = LocalDate.ofInstant(at, zone);
        LocalDate next = wall.plusDays(1);
        return at.isBefore(moment(next, zone)) ? wall : next;
    }

    // a day may begin at 01:00 where the clock is put forward at midnight; adding 24 hours would be wrong
    private static Instant moment(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }
}
