package ccapi.daemon.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/// The rate-limit headers that upstreams put on their answers.
public final class LimitHeaders {
    private LimitHeaders() {}

    /// Those of a Claude subscription.
    ///
    /// @param status          `allowed`, `allowed_warning` or `rejected`, for both windows and the whole
    /// @param fiveHour        fraction used, may pass 1
    /// @param fiveHourResets  unix seconds
    /// @param sevenDay        fraction used
    /// @param sevenDayResets  unix seconds
    public static Map<String, String> claude(
            String status, double fiveHour, long fiveHourResets, double sevenDay, long sevenDayResets) {
        String prefix = "anthropic-ratelimit-unified-";
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(prefix + "status", status);
        headers.put(prefix + "reset", String.valueOf(fiveHourResets));
        headers.put(prefix + "representative-claim", "five_hour");
        headers.put(prefix + "5h-status", status);
        headers.put(prefix + "5h-reset", String.valueOf(fiveHourResets));
        headers.put(prefix + "5h-utilization", String.valueOf(fiveHour));
        headers.put(prefix + "7d-status", status);
        headers.put(prefix + "7d-reset", String.valueOf(sevenDayResets));
        headers.put(prefix + "7d-utilization", String.valueOf(sevenDay));
        return headers;
    }

    /// Those of the Codex backend, the 5-hour window in the primary slot.
    ///
    /// @param primaryPercent   0 to 100
    /// @param primaryResets    unix seconds
    /// @param secondaryPercent 0 to 100
    /// @param secondaryResets  unix seconds
    public static Map<String, String> codex(
            double primaryPercent, long primaryResets, double secondaryPercent, long secondaryResets) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-codex-plan-type", "plus");
        headers.put("x-codex-primary-used-percent", String.valueOf(primaryPercent));
        headers.put("x-codex-primary-window-minutes", "300");
        headers.put("x-codex-primary-reset-at", String.valueOf(primaryResets));
        headers.put("x-codex-secondary-used-percent", String.valueOf(secondaryPercent));
        headers.put("x-codex-secondary-window-minutes", "10080");
        headers.put("x-codex-secondary-reset-at", String.valueOf(secondaryResets));
        return headers;
    }
}
