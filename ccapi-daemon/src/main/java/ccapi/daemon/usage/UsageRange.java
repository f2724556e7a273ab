package ccapi.daemon.usage;

import ccapi.shared.problem.Refusal;
import ccapi.shared.usage.UsageQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which stretch of time a report is about.
///
/// @param from inclusive
/// @param to   exclusive
record UsageRange(Instant from, Instant to) {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,5})([mhdw])");
    private static final String HINT = "write today, yesterday, 24h, 7d, 30d, month or a length such as 90m;"
            + " or from and to as 2026-11-24, 2026-11-24T09:30 or 2026-11-24T09:30:00Z";

    /// Reads the range of a query; today when it names none.
    ///
    /// @throws Refusal when it cannot be read, or ends before it begins
    static UsageRange of(UsageQuery query, ZoneCalendar calendar, Instant now) {
        String from = query.from();
        String to = query.to();
        if (from == null && to == null) {
            return named(query.range() == null ? "today" : query.range(), calendar, now);
        }
        if (query.range() != null) {
            throw Refusal.invalid("both a range and from/to were given", "leave one out");
        }
        UsageRange range = new UsageRange(
                from == null ? Instant.EPOCH : moment(from, calendar, false),
                to == null ? justAfter(now) : moment(to, calendar, true));
        if (!range.from.isBefore(range.to)) {
            throw Refusal.invalid("the range ends at " + range.to + ", before it begins at " + range.from, HINT);
        }
        return range;
    }

    /// From a date, a time or a length back from now on.
    ///
    /// @param to `null` = until now
    static UsageRange since(String from, @Nullable String to, ZoneCalendar calendar, Instant now) {
        Instant start = LENGTH.matcher(from).matches()
                ? back(from, calendar, now)
                : from.matches("[a-z]+") ? named(from, calendar, now).from : moment(from, calendar, false);
        return new UsageRange(start, to == null ? justAfter(now) : moment(to, calendar, true));
    }

    private static UsageRange named(String name, ZoneCalendar calendar, Instant now) {
        long at = now.toEpochMilli();
        long today = calendar.dayStart(at);
        return switch (name) {
            case "today" -> between(today, calendar.nextDay(at));
            case "yesterday" -> between(calendar.dayStart(today - 1), today);
            case "month" -> between(calendar.monthStart(at), calendar.nextMonth(at));
            default -> new UsageRange(back(name, calendar, now), justAfter(now));
        };
    }

    // days and weeks are the wall calendar's: 7d ago is the same time of day
    private static Instant back(String length, ZoneCalendar calendar, Instant now) {
        Matcher matcher = LENGTH.matcher(length);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
            throw Refusal.invalid("the range '" + length + "' is not known", HINT);
        }
        int count = Integer.parseInt(matcher.group(1));
        ZonedDateTime local = now.atZone(calendar.zone());
        return switch (matcher.group(2)) {
            case "m" -> now.minus(Duration.ofMinutes(count));
            case "h" -> now.minus(Duration.ofHours(count));
            case "d" -> local.minusDays(count).toInstant();
            default -> local.minusWeeks(count).toInstant();
        };
    }

    /// @param end whether a date stands for its end
    private static Instant moment(String text, ZoneCalendar calendar, boolean end) {
        Instant moment = date(text, calendar, end);
        moment = moment == null ? local(text, calendar) : moment;
        moment = moment == null ? instant(text) : moment;
        if (moment == null) {
            throw Refusal.invalid("'" + text + "' is neither a date nor a time", HINT);
        }
        return moment;
    }

    private static @Nullable Instant date(String text, ZoneCalendar calendar, boolean end) {
        try {
            LocalDate date = LocalDate.parse(text);
            return Instant.ofEpochMilli(calendar.start(end ? date.plusDays(1) : date));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Instant local(String text, ZoneCalendar calendar) {
        try {
            return LocalDateTime.parse(text).atZone(calendar.zone()).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Instant instant(String text) {
        try {
            return ZonedDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static UsageRange between(long from, long to) {
        return new UsageRange(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
    }

    private static Instant justAfter(Instant now) {
        return now.plusMillis(1);
    }
}
