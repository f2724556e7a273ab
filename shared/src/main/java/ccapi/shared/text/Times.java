package ccapi.shared.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Durations and points in time for people.
public final class Times {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter SHORT_CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_CLOCK = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Times() {}

    /// How long something took: `412ms`, `4.1s`, `2m05s`, `1h02m`.
    public static String duration(long millis) {
        if (millis < 1000) {
            return millis + "ms";
        }
        if (millis < 60_000) {
            return millis / 1000 + "." + millis % 1000 / 100 + "s";
        }
        long seconds = millis / 1000;
        return seconds < 3600
                ? seconds / 60 + "m" + twoDigits(seconds % 60) + "s"
                : seconds / 3600 + "h" + twoDigits(seconds % 3600 / 60) + "m";
    }

    private static String twoDigits(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    /// How long ago: `now`, `42s`, `2m`, `15h`, `3d`; `--` for never.
    public static String ago(@Nullable Instant when, Instant now) {
        return when == null ? "--" : span(Duration.between(when, now));
    }

    /// How long until: `now`, `42s`, `1h12m`, `3d4h`.
    public static String until(Instant when, Instant now) {
        Duration left = Duration.between(now, when);
        if (left.toHours() >= 1 && left.toDays() < 1) {
            return left.toHours() + "h" + left.toMinutesPart() + "m";
        }
        return left.toDays() >= 1 ? left.toDays() + "d" + left.toHoursPart() + "h" : span(left);
    }

    /// A moment as short as it can be told: the time today, else day and time, else the date.
    public static String moment(Instant when, Instant now, ZoneId zone) {
        var local = when.atZone(zone);
        var today = now.atZone(zone).toLocalDate();
        if (local.toLocalDate().equals(today)) {
            return SHORT_CLOCK.format(local);
        }
        return Math.abs(Duration.between(when, now).toDays()) < 7 ? DAY_CLOCK.format(local) : DATE.format(local);
    }

    /// The time of day with seconds.
    public static String clock(Instant when, ZoneId zone) {
        return CLOCK.format(when.atZone(zone));
    }

    private static String span(Duration span) {
        if (span.toSeconds() < 1) {
            return "now";
        }
        if (span.toMinutes() < 1) {
            return span.toSeconds() + "s";
        }
        if (span.toHours() < 1) {
            return span.toMinutes() + "m";
        }
        return span.toDays() < 1 ? span.toHours() + "h" : span.toDays() + "d";
    }
}
