package ccapi.daemon.apikey;

import ccapi.shared.money.Usd;
import ccapi.shared.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When a key's money runs out, if it goes on being spent as it was in the window so far.
final class Forecast {
    /// Shortest stretch of a window from which a rate is told.
    private static final Duration SHORTEST = Duration.ofMinutes(30);

    private Forecast() {}

    /// The limit that runs out first, in words; `null` when none does before its window ends.
    static @Nullable String of(KeyLimits limits, KeyTotals totals, Instant now, ZoneId zone) {
        return Stream.of(
                        end(SpendWindow.DAY, limits, totals.today(), now, zone),
                        end(SpendWindow.WEEK, limits, totals.week(), now, zone),
                        end(SpendWindow.MONTH, limits, totals.month(), now, zone))
                .filter(Objects::nonNull)
                .min(Comparator.comparing(End::at))
                .map(end -> end.words(now))
                .orElse(null);
    }

    private static @Nullable End end(
            SpendWindow window, KeyLimits limits, @Nullable Usd spent, Instant now, ZoneId zone) {
        Usd limit = limits.of(window);
        Instant start = window.start(now, zone);
        Duration elapsed = Duration.between(start, now);
        if (limit == null || spent == null || spent.nanos() <= 0 || elapsed.compareTo(SHORTEST) < 0) {
            return null;
        }
        double left = Math.max(0, limit.nanos() - spent.nanos());
        Instant at = now.plusMillis((long) (left / spent.nanos() * elapsed.toMillis()));
        return at.isBefore(window.end(now, zone)) ? new End(window, at) : null;
    }

    private record End(SpendWindow window, Instant at) {
        String words(Instant now) {
            String limit = window.limit() + " limit ";
            return at.isAfter(now) ? limit + "runs out in " + Times.until(at, now) : limit + "is used up";
        }
    }
}
