package ccapi.daemon.account;

import ccapi.daemon.upstream.Windows;
import ccapi.shared.account.UsageWindow;
import ccapi.shared.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// When an account's usage window is full, if it goes on being used as it was since the window began.
final class Forecast {
    // a rate told from less of the window would jump about
    private static final Duration SHORTEST = Duration.ofMinutes(10);

    private Forecast() {}

    /// The window that is full first, in words; `null` when none is before its reset.
    static @Nullable String of(List<UsageWindow> windows, Instant now) {
        return windows.stream()
                .map(Forecast::full)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(Full::at))
                .map(full -> full.words(now))
                .orElse(null);
    }

    private static @Nullable Full full(UsageWindow window) {
        Duration length = Windows.length(window.name());
        Double used = window.usedPercent();
        Instant reset = window.resetsAt();
        if (length == null || used == null || reset == null || used <= 0) {
            return null;
        }
        Duration elapsed = Duration.between(reset.minus(length), window.seenAt());
        if (elapsed.compareTo(SHORTEST) < 0) {
            return null;
        }
        double left = Math.max(0, 100 - used);
        Instant at = window.seenAt().plusMillis((long) (left / used * elapsed.toMillis()));
        return at.isBefore(reset) ? new Full(window.name(), at) : null;
    }

    private record Full(String window, Instant at) {
        String words(Instant now) {
            return window + " window " + (at.isAfter(now) ? "full in " + Times.until(at, now) : "is full");
        }
    }
}
