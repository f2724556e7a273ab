package ccapi.daemon.account;

import ccapi.daemon.secret.Secret;
import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Reads the claims of a token that is a JWT. The signature is not checked: the token is the operator's own and is
/// only read, never trusted to let anybody in.
final class Jwt {
    private Jwt() {}

    /// The claims; a missing node when the token is no JWT.
    static JsonNode claims(@Nullable Secret token) {
        String[] parts = token == null ? new String[0] : token.reveal().split("\\.", -1);
        if (parts.length != 3) {
            return MissingNode.getInstance();
        }
        try {
            JsonNode claims = Json.mapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
            return claims == null ? MissingNode.getInstance() : claims;
        } catch (IllegalArgumentException | IOException e) {
            return MissingNode.getInstance();
        }
    }

    /// A time claim such as `exp` or `iat`, `null` when absent or absurd.
    static @Nullable Instant time(@Nullable Secret token, String claim) {
        long seconds = claims(token).path(claim).asLong();
        return seconds > 0 && seconds < 100_000_000_000L ? Instant.ofEpochSecond(seconds) : null;
    }
}
