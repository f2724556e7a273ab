package ccapi.daemon.usage;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneRules;
import java.util.Locale;

/// The wall calendar of a zone, cut into quarters of an hour, hours, days, weeks and months. Each moment is in exactly
/// one of each kind. All moments are epoch milliseconds.
///
/// Days may have 23, 24.5 or 25 hours, or none: Apia had no 30 December 2011.
record ZoneCalendar(ZoneId zone) {
    /// Of the smallest stretch that is added up: all zones are a multiple of it away from UTC.
    static final long QUARTER = 15 * 60_000L;

    private static final long HOUR = 60 * 60_000L;
    private static final DateTimeFormatter HOUR_NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH", Locale.ROOT);

    static long quarterStart(long at) {
        return Math.floorDiv(at, QUARTER) * QUARTER;
    }

    /// The start of the hour that the wall clock shows. Where the clock is put back, the hour it shows twice is two.
    long hourStart(long at) {
        ZoneRules rules = zone.getRules();
        Instant moment = Instant.ofEpochMilli(at);
        ZoneOffset offset = rules.getOffset(moment);
        long shift = offset.getTotalSeconds() * 1000L;
        long start = Math.floorDiv(at + shift, HOUR) * HOUR - shift;
        if (rules.getOffset(Instant.ofEpochMilli(start)).equals(offset)) {
            return start;
        }
        return rules.previousTransition(moment.plusMillis(1)).getInstant().toEpochMilli();
    }

    /// The first start of an hour at a moment or after it.
    long hourCeiling(long at) {
        long start = hourStart(at);
        return start == at ? at : hourStart(start + HOUR);
    }

    long dayStart(long at) {
        return start(date(at));
    }

    /// The start of the day after the one that a moment is in.
    long nextDay(long at) {
        LocalDate date = date(at);
        long start = start(date);
        do {
            date = date.plusDays(1);
        } while (start(date) == start);
        return start(date);
    }

    /// The first start of a day at a moment or after it.
    long dayCeiling(long at) {
        return dayStart(at) == at ? at : nextDay(at);
    }

    /// Since Monday.
    long weekStart(long at) {
        return start(date(at).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    long monthStart(long at) {
        return start(date(at).withDayOfMonth(1));
    }

    long nextMonth(long at) {
        return start(date(at).withDayOfMonth(1).plusMonths(1));
    }

    long nextWeek(long at) {
        return start(date(at).with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
    }

    /// The first moment of a date.
    long start(LocalDate date) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /// The day a moment belongs to: the last one that had begun. That is the date on the wall, except where the clock
    /// was put back over midnight.
    LocalDate date(long at) {
        LocalDate wall = LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
        LocalDate next = wall.plusDays(1);
        return at >= start(next) ? next : wall;
    }

    /// As `2026-11-24T09`.
    String hourName(long at) {
        return HOUR_NAME.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(at), zone));
    }
}
