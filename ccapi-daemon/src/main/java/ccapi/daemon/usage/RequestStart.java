package ccapi.daemon.usage;

import java.time.Instant;

/// What is known of a request when it arrives.
///
/// @param id        unique for ever, `req_…`
/// @param createdAt decides to which hour, day and month it belongs
/// @param model     asked for by the client
/// @param path      called by the client
public record RequestStart(
        String id, Instant createdAt, String keyId, String keyName, String model, boolean stream, String path) {}
