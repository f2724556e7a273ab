package ccapi.daemon.translate;

import java.nio.charset.StandardCharsets;

/// A refusal in the client's own shape.
///
/// @param status HTTP status to answer with
/// @param body   JSON
public record Refused(int status, String body) {
    /// The body as it goes over the wire.
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
