package ccapi.daemon.upstream;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Reads the times that providers write into headers and bodies: unix seconds or milliseconds, ISO 8601, HTTP dates,
/// and lengths such as `6m0s`. What makes no sense reads as `null`. Pure.
final class HeaderTimes {
    /// A reset farther away is taken for garbage: the longest window of either provider is a week, monthly spend
    /// limits a month.
    static final Duration FARTHEST = Duration.ofDays(35);

    // from here on a number counts milliseconds: as seconds it would be the year 5138
    private static final double MILLIS_FROM = 1e11;

    private HeaderTimes() {}

    /// A moment; `null` when the text is none or is absurdly far from now.
    static @Nullable Instant moment(@Nullable String text, Instant now) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Double number = number(text);
        Instant read = number == null ? date(text.strip()) : fromEpoch(number);
        return read == null || read.isAfter(now.plus(FARTHEST)) ? null : read;
    }

    /// When the upstream says to come back: `retry-after-ms`, else `retry-after` as seconds or HTTP date.
    ///
    /// @return `null` when it does not say, says 0, or says something absurd
    static @Nullable Instant retryAfter(UpstreamHeaders headers, Instant now) {
        Double millis = number(headers.first("retry-after-ms"));
        if (millis != null) {
            return after(millis / 1000, now);
        }
        String text = headers.first("retry-after");
        Double seconds = number(text);
        if (seconds != null) {
            return after(seconds, now);
        }
        Instant date = text == null ? null : moment(text, now);
        return date != null && date.isAfter(now) ? date : null;
    }

    /// A moment that many seconds from now; `null` unless it lies ahead and not absurdly far.
    static @Nullable Instant after(@Nullable Double seconds, Instant now) {
        return seconds == null || seconds <= 0 || seconds > FARTHEST.toSeconds()
                ? null
                : now.plusMillis(Math.round(seconds * 1000));
    }

    /// A length as Go writes it, such as `6m0s`, `1.5s` or `12ms`, in seconds.
    static @Nullable Double length(@Nullable String text) {
        if (text == null || !text.strip().matches("(\\d+(\\.\\d+)?(ms|h|m|s))+")) {
            return null;
        }
        double seconds = 0;
        var parts =
                java.util.regex.Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|h|m|s)").matcher(text);
        while (parts.find()) {
            seconds += Double.parseDouble(parts.group(1))
                    * switch (parts.group(2)) {
                        case "ms" -> 0.001;
                        case "m" -> 60;
                        case "h" -> 3600;
                        default -> 1;
                    };
        }
        return seconds;
    }

    /// A finite number; `null` when the text is none.
    static @Nullable Double number(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            double number = Double.parseDouble(text.strip());
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Instant fromEpoch(double number) {
        if (number <= 0 || number > 1e15) {
            return null;
        }
        return Instant.ofEpochMilli(Math.round(number < MILLIS_FROM ? number * 1000 : number));
    }

    private static @Nullable Instant date(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            try {
                return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
            } catch (DateTimeException neither) {
                return null;
            }
        }
    }
}
