package ccapi.shared.status;

import ccapi.shared.money.Usd;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The daemon on one screen.
///
/// @param listen           address of the client side, `host:port`
/// @param state            `running` or `draining`
/// @param accountsByHealth number of accounts per health word
/// @param inFlight         requests being served
/// @param todayTokens      all kinds
/// @param warnings         what the operator should mend, in words
public record DaemonStatus(
        String version,
        long pid,
        Instant startedAt,
        String state,
        String listen,
        String home,
        String timeZone,
        int accounts,
        Map<String, Integer> accountsByHealth,
        int keys,
        int inFlight,
        long todayRequests,
        long todayTokens,
        Usd todayCostUsd,
        List<String> warnings) {}
