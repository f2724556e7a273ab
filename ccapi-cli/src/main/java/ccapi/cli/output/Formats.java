package ccapi.cli.output;

import ccapi.shared.money.Usd;
import ccapi.shared.text.Numbers;
import ccapi.shared.text.Times;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The looks that many columns share.
public final class Formats {
    /// What stands where there is nothing.
    public static final String NOTHING = "--";

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Formats() {}

    /// As it is; lists with commas.
    public static String text(@Nullable Object value, Row row, Look look) {
        return plain(value);
    }

    /// A count for people, `1.2K`.
    public static String count(@Nullable Object value, Row row, Look look) {
        return value instanceof BigDecimal number ? Numbers.count(number.longValue()) : NOTHING;
    }

    /// Dollars, `US$1.23`.
    public static String money(@Nullable Object value, Row row, Look look) {
        return value instanceof BigDecimal dollars ? Numbers.money(Usd.of(dollars)) : NOTHING;
    }

    /// How long it took, `4.1s`.
    public static String duration(@Nullable Object value, Row row, Look look) {
        return value instanceof BigDecimal millis ? Times.duration(millis.longValue()) : NOTHING;
    }

    /// `35%`.
    public static String percent(@Nullable Object value, Row row, Look look) {
        return value instanceof BigDecimal percent ? Numbers.percent(percent.doubleValue()) : NOTHING;
    }

    /// `YES` or `NO`.
    public static String yesNo(@Nullable Object value, Row row, Look look) {
        return Boolean.TRUE.equals(value) ? "YES" : "NO";
    }

    /// A moment in the past, `3m` ago.
    public static String ago(@Nullable Object value, Row row, Look look) {
        Instant when = instant(value);
        return when == null ? NOTHING : moment(when, look, Times.ago(when, look.now()));
    }

    /// A moment to come, `1h12m` from now; `now` when it has passed.
    public static String until(@Nullable Object value, Row row, Look look) {
        Instant when = instant(value);
        return when == null ? NOTHING : moment(when, look, Times.until(when, look.now()));
    }

    /// A moment that is best read off a clock, `16:10` or `Thu 02:00`.
    public static String clock(@Nullable Object value, Row row, Look look) {
        Instant when = instant(value);
        return when == null ? NOTHING : moment(when, look, Times.moment(when, look.now(), look.zone()));
    }

    private static String moment(Instant when, Look look, String relative) {
        return switch (look.times()) {
            case RELATIVE -> relative;
            case ISO -> when.toString();
            case LOCAL -> LOCAL.format(when.atZone(look.zone()));
        };
    }

    /// The value as a moment, `null` when it is none.
    public static @Nullable Instant instant(@Nullable Object value) {
        try {
            return value instanceof String text ? Instant.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// Any value in one line.
    public static String plain(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof List<?> list) {
            return joined(list.stream().map(Formats::plain).toList());
        }
        if (value instanceof Map<?, ?> map) {
            return joined(map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + plain(entry.getValue()))
                    .toList());
        }
        return value == null || value.toString().isEmpty() ? NOTHING : value.toString();
    }

    private static String joined(List<String> texts) {
        return texts.isEmpty() ? NOTHING : String.join(",", texts);
    }
}
