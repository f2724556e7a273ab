package ccapi.daemon.upstream;

import ccapi.shared.account.UsageWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads `anthropic-ratelimit-unified-*`: the windows of a Claude subscription. Undocumented; every field may be
/// missing, resets come as unix seconds or ISO 8601, the share used as a fraction that may pass 1.
final class UnifiedWindows {
    static final String PREFIX = "anthropic-ratelimit-unified-";
    private static final String SOURCE = "anthropic-unified";

    // no fraction is this large; a number that is must be a percentage
    private static final double LARGEST_FRACTION = 3;

    private static final Map<String, String> CLAIMS =
            Map.of("five_hour", Windows.FIVE_HOURS, "seven_day", Windows.WEEK, "overage", "overage");

    private UnifiedWindows() {}

    static List<UsageWindow> read(UpstreamHeaders headers, Instant now) {
        Map<String, Map<String, String>> fields = new TreeMap<>();
        headers.forEach((name, value) -> {
            int dash = name.lastIndexOf('-');
            if (name.startsWith(PREFIX) && dash > PREFIX.length()) {
                String window = name.substring(PREFIX.length(), dash);
                fields.computeIfAbsent(window, _ -> new TreeMap<>()).put(name.substring(dash + 1), value);
            }
        });
        representative(headers, fields);
        List<UsageWindow> windows = new ArrayList<>();
        fields.forEach((name, values) -> {
            if (isWindow(name, values)) {
                windows.add(window(name, values, now));
            }
        });
        return windows;
    }

    /// The name of the window that stands for the whole, `null` when the headers name none.
    static @Nullable String claim(UpstreamHeaders headers) {
        String claim = headers.first(PREFIX + "representative-claim");
        if (claim == null) {
            return null;
        }
        String known = CLAIMS.get(claim);
        return known != null ? known : claim.replace("seven_day", "7d").replace("five_hour", "5h");
    }

    // the plain status and reset belong to the window that "represents" the rest
    private static void representative(UpstreamHeaders headers, Map<String, Map<String, String>> fields) {
        String claim = claim(headers);
        if (claim == null) {
            return;
        }
        Map<String, String> values = fields.computeIfAbsent(claim, _ -> new TreeMap<>());
        for (String field : List.of("status", "reset")) {
            String value = headers.first(PREFIX + field);
            if (value != null) {
                values.putIfAbsent(field, value);
            }
        }
    }

    // "overage" is a window once something is used of it; without that it only says that there is none to use
    private static boolean isWindow(String name, Map<String, String> values) {
        return name.matches("\\d{1,4}[mhd](_[a-z0-9_.-]{1,30})?")
                ? values.containsKey("status") || values.containsKey("reset") || values.containsKey("utilization")
                : name.equals("overage") && values.containsKey("utilization");
    }

    private static UsageWindow window(String name, Map<String, String> values, Instant now) {
        return new UsageWindow(
                name,
                percent(values.get("utilization")),
                HeaderTimes.moment(values.get("reset"), now),
                values.get("status"),
                now,
                SOURCE);
    }

    private static @Nullable Double percent(@Nullable String utilization) {
        if (utilization == null) {
            return null;
        }
        boolean marked = utilization.endsWith("%");
        Double number = HeaderTimes.number(marked ? utilization.replace("%", "") : utilization);
        if (number == null || number < 0) {
            return null;
        }
        double percent = marked || number > LARGEST_FRACTION ? number : number * 100;
        // fractions have two or three digits; 0.29 * 100 must not show as 28.999999999999996
        return Math.round(percent * 1000) / 1000.0;
    }
}
