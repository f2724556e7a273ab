package ccapi.daemon.upstream;

import ccapi.shared.account.AccountType;
import ccapi.shared.account.UsageWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the upstream's own usage windows off an answer, and keeps what is known of them true. Pure.
public final class Windows {
    /// Window of five hours.
    public static final String FIVE_HOURS = "5h";

    /// Window of a week.
    public static final String WEEK = "7d";

    private static final Comparator<UsageWindow> SHOWN = Comparator.comparing(
                    (UsageWindow window) -> length(window.name()), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(UsageWindow::name);

    private Windows() {}

    /// The windows that the headers tell of; empty when they tell of none, as for accounts that pay by the token.
    public static List<UsageWindow> read(AccountType type, UpstreamHeaders headers, Instant now) {
        return switch (type) {
            case CLAUDE_OAUTH, CLAUDE_API -> UnifiedWindows.read(headers, now);
            case CODEX, OPENAI_API -> CodexWindows.read(headers, now);
        };
    }

    /// The windows that a `codex.rate_limits` event tells of.
    ///
    /// @param data the event's JSON
    public static List<UsageWindow> readEvent(byte[] data, Instant now) {
        return CodexWindows.readEvent(data, now);
    }

    /// What is known after a new reading: the newest value of each window, without those whose reset has passed.
    ///
    /// A reading that lacks the share used leaves the last known one, with its age, as long as the window is the
    /// same.
    public static List<UsageWindow> merge(List<UsageWindow> known, List<UsageWindow> read, Instant now) {
        Map<String, UsageWindow> byName = new LinkedHashMap<>();
        known.forEach(window -> byName.put(window.name(), window));
        read.forEach(window -> byName.merge(window.name(), window, Windows::newest));
        return alive(new ArrayList<>(byName.values()), now);
    }

    /// The windows that have not been reset since they were seen, shortest first.
    public static List<UsageWindow> alive(List<UsageWindow> windows, Instant now) {
        return windows.stream()
                .filter(window -> isAlive(window, now))
                .sorted(SHOWN)
                .toList();
    }

    /// How long a window is, `null` when its name does not say, as for `overage`.
    public static @Nullable Duration length(String name) {
        String number = name.replaceFirst("[mhd](_.*)?$", "");
        if (number.length() == name.length() || !number.matches("\\d{1,6}")) {
            return null;
        }
        long count = Long.parseLong(number);
        return switch (name.charAt(number.length())) {
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static boolean isAlive(UsageWindow window, Instant now) {
        Instant reset = window.resetsAt();
        if (reset != null) {
            return reset.isAfter(now);
        }
        Duration length = length(window.name());
        return window.seenAt()
                .plus(length == null ? Duration.ofDays(1) : length)
                .isAfter(now);
    }

    private static UsageWindow newest(UsageWindow before, UsageWindow after) {
        if (after.usedPercent() != null || before.usedPercent() == null || !isSame(before, after)) {
            return after;
        }
        return new UsageWindow(
                after.name(),
                before.usedPercent(),
                after.resetsAt() == null ? before.resetsAt() : after.resetsAt(),
                after.status(),
                before.seenAt(),
                after.source());
    }

    // resets drift by seconds between answers; another window is hours away
    private static boolean isSame(UsageWindow before, UsageWindow after) {
        return before.resetsAt() == null
                || after.resetsAt() == null
                || Duration.between(before.resetsAt(), after.resetsAt()).abs().toMinutes() < 10;
    }
}
