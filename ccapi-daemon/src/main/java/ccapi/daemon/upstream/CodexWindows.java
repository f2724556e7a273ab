package ccapi.daemon.upstream;

import ccapi.shared.account.UsageWindow;
import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `x-codex-*` headers and `codex.rate_limits` events: the windows of a ChatGPT plan.
///
/// A slot is named by the length of its window, never by being primary or secondary: small plans put the week into
/// the primary slot. The percentage is of what is used, not of what is left.
final class CodexWindows {
    private static final Pattern METER = Pattern.compile("x-(.{1,60})-(primary|secondary)-used-percent");

    private CodexWindows() {}

    static List<UsageWindow> read(UpstreamHeaders headers, Instant now) {
        List<UsageWindow> windows = new ArrayList<>();
        headers.forEach((name, _) -> {
            Matcher meter = METER.matcher(name);
            if (meter.matches()) {
                String limit = "x-" + meter.group(1);
                String suffix = limit.equals("x-codex") ? "" : "_" + label(headers, limit);
                add(windows, slot(headers, limit + "-" + meter.group(2) + "-", suffix, now));
            }
        });
        return windows;
    }

    static List<UsageWindow> readEvent(byte[] data, Instant now) {
        List<UsageWindow> windows = new ArrayList<>();
        try {
            JsonNode limits = Json.mapper().readTree(data).path("rate_limits");
            for (String slot : List.of("primary", "secondary")) {
                JsonNode node = limits.path(slot);
                if (node.isObject()) {
                    Double minutes = number(node, "window_minutes");
                    Double seconds = number(node, "limit_window_seconds");
                    Double length = minutes == null && seconds != null ? Double.valueOf(seconds / 60) : minutes;
                    Instant at = HeaderTimes.moment(text(node, "reset_at"), now);
                    Instant reset = at == null ? HeaderTimes.after(number(node, "reset_after_seconds"), now) : at;
                    add(
                            windows,
                            window(slot, length, number(node, "used_percent"), reset, "", now, "codex.rate_limits"));
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return windows;
    }

    private static @Nullable UsageWindow slot(UpstreamHeaders headers, String prefix, String suffix, Instant now) {
        Double used = HeaderTimes.number(headers.first(prefix + "used-percent"));
        Double minutes = HeaderTimes.number(headers.first(prefix + "window-minutes"));
        Instant at = HeaderTimes.moment(headers.first(prefix + "reset-at"), now);
        Instant reset = at == null
                ? HeaderTimes.after(HeaderTimes.number(headers.first(prefix + "reset-after-seconds")), now)
                : at;
        return window(prefix, minutes, used, reset, suffix, now, "x-codex");
    }

    private static @Nullable UsageWindow window(
            String slot,
            @Nullable Double minutes,
            @Nullable Double used,
            @Nullable Instant reset,
            String suffix,
            Instant now,
            String source) {
        // a plan without a second window sends a slot of zero minutes
        if (used == null || used < 0 || (minutes != null && minutes <= 0)) {
            return null;
        }
        long length = minutes == null ? guess(slot, reset, now) : Math.round(minutes);
        return new UsageWindow(name(length) + suffix, used, reset, null, now, source);
    }

    private static long guess(String slot, @Nullable Instant reset, Instant now) {
        boolean fitsFiveHours = reset == null || !reset.isAfter(now.plusSeconds(5 * 3600 + 300));
        return slot.contains("primary") && fitsFiveHours ? 300 : 10_080;
    }

    // 299 and 10079 were recorded: the upstream cuts minutes off
    private static String name(long minutes) {
        if (Math.abs(minutes - 300) <= 5) {
            return Windows.FIVE_HOURS;
        }
        if (Math.abs(minutes - 10_080) <= 30) {
            return Windows.WEEK;
        }
        if (minutes % 1440 == 0) {
            return minutes / 1440 + "d";
        }
        return minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
    }

    private static String label(UpstreamHeaders headers, String limit) {
        String named = headers.first(limit + "-limit-name");
        String label = named == null || named.isBlank() ? limit.replaceFirst("^x-(codex-)?", "") : named;
        String plain = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]+", "-");
        return plain.substring(0, Math.min(plain.length(), 30));
    }

    private static void add(List<UsageWindow> windows, @Nullable UsageWindow window) {
        if (window != null && windows.stream().noneMatch(known -> known.name().equals(window.name()))) {
            windows.add(window);
        }
    }

    private static @Nullable Double number(JsonNode node, String field) {
        return HeaderTimes.number(text(node, field));
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }
}
