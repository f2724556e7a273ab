package ccapi.daemon.upstream;

import ccapi.daemon.secret.Secret;
import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What came of sending a refresh token to its provider.
public sealed interface RefreshAnswer {
    /// New tokens. What the answer leaves out stays as it was.
    ///
    /// @param access  the new access token, `null` when the answer has none
    /// @param refresh the token that takes the place of the one sent, `null` when that one stays good
    /// @param idToken a JWT that tells whose login it is, `null` when the answer has none
    /// @param life    of the access token, `null` when not said or absurd
    /// @param account id of the Claude account, `null` when not said
    /// @param email   of the Claude account, `null` when not said
    record Fresh(
            @Nullable Secret access,
            @Nullable Secret refresh,
            @Nullable Secret idToken,
            @Nullable Duration life,
            @Nullable String account,
            @Nullable String email)
            implements RefreshAnswer {}

    /// The token is used up, expired or revoked: it never works again.
    record Spent(int status, String reason) implements RefreshAnswer {}

    /// The provider answered and refused for now; the token is as good as before.
    ///
    /// @param retryAt when the provider says to come back, `null` when it does not say
    record Refused(int status, String reason, @Nullable Instant retryAt) implements RefreshAnswer {}

    /// Nothing was sent: no connection could be made. The token is as good as before.
    record NotSent(String reason) implements RefreshAnswer {}

    /// It was sent and no usable answer came: the token may be used up.
    record Lost(int status, String reason) implements RefreshAnswer {}

    /// Codes of both providers after which a refresh token never works again.
    Set<String> FINAL = Set.of(
            "invalid_grant",
            "refresh_token_expired",
            "refresh_token_reused",
            "refresh_token_invalidated",
            "token_revoked",
            "token_invalidated");

    /// Reads the provider's answer.
    ///
    /// @param body the whole of it
    static RefreshAnswer read(int status, UpstreamHeaders headers, byte[] body, Instant now) {
        ErrorBody error = ErrorBody.read(body, now);
        String said = "the token endpoint answered " + status + ": " + error.gist();
        if (status >= 200 && status < 300) {
            JsonNode root = parse(body);
            Fresh fresh = fresh(root);
            if (fresh.access() != null || fresh.refresh() != null) {
                return fresh;
            }
            if (error.hasAny(FINAL)) {
                return new Spent(status, said);
            }
            return root.has("error")
                    ? new Refused(status, said, null)
                    : new Lost(status, "the token endpoint answered " + status + " without a token");
        }
        // Claude answers 404 for a used-up token; a wrong token URL looks the same
        boolean unknown = status == 404 && error.isJson();
        return error.hasAny(FINAL) || unknown
                ? new Spent(status, said)
                : new Refused(status, said, HeaderTimes.retryAfter(headers, now));
    }

    private static Fresh fresh(JsonNode root) {
        return new Fresh(
                secret(root, "access_token"),
                secret(root, "refresh_token"),
                secret(root, "id_token"),
                life(root.path("expires_in")),
                text(root.path("account"), "uuid"),
                text(root.path("account"), "email_address"));
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode root = Json.mapper().readTree(body);
            return root != null && root.isObject() ? root : MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static @Nullable Secret secret(JsonNode root, String field) {
        String text = text(root, field);
        return text == null ? null : new Secret(text);
    }

    private static @Nullable String text(JsonNode root, String field) {
        JsonNode value = root.path(field);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }

    // none at all would make every request refresh, one above a year is garbage
    private static @Nullable Duration life(JsonNode node) {
        Double seconds = HeaderTimes.number(node.asText());
        return seconds == null || seconds < 1 || seconds > 366 * 86_400.0
                ? null
                : Duration.ofSeconds(seconds.longValue());
    }
}
