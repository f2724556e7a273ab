package ccapi.shared.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of the push stream `GET /v1/events`.
///
/// @param type `changed` (load that noun again), `live` (requests in flight now), `notice` (something a person should
/// see), `heartbeat`
/// @param what for `changed`: `accounts`, `keys`, `usage`, `mirror`, `status`, `sessions`
/// @param live for `live`: all requests in flight
/// @param text for `notice`: one line
public record LiveEvent(
        String type,
        Instant at,
        @Nullable String what,
        @Nullable List<LiveRequest> live,
        @Nullable String text) {}
