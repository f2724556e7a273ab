package ccapi.daemon.account;

import ccapi.daemon.secret.Secret;
import ccapi.daemon.upstream.RefreshAnswer;
import ccapi.shared.account.AccountType;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The secret part of an account: a key, a token that does not end, or a pair of tokens.
///
/// @param access    what signs requests in; `null` while there is only a refresh token
/// @param refresh   what renews it, `null` for keys and setup tokens
/// @param expiresAt when the access token ends, `null` if it does not or is not known
/// @param issuedAt  when the access token was made, `null` if not known
/// @param clientId  OAuth client that the tokens were made for, `null` = the one of the provider's official tool
record Login(
        @Nullable Secret access,
        @Nullable Secret refresh,
        @Nullable Instant expiresAt,
        @Nullable Instant issuedAt,
        @Nullable String clientId) {
    /// Nothing: what was stored does not open.
    static final Login NONE = new Login(null, null, null, null, null);

    /// An access token is renewed before requests go on when less than this is left, as the official SDK does.
    static final Duration TOO_SHORT = Duration.ofSeconds(30);

    // Claude's answers say how long; a provider that does not say gets asked again soon
    private static final Duration UNKNOWN_LIFE = Duration.ofHours(1);

    // Claude's access tokens live 8 hours; the life is only guessed where the login does not tell it
    private static final Duration USUAL_LIFE = Duration.ofHours(8);

    /// Reads what an operator gave: a bare key or token, or the JSON of a token pair.
    ///
    /// @throws Refusal when it cannot be the credential of such an account; the text is not repeated
    static Login parse(AccountType type, String text) {
        String given = text.strip();
        if (!given.startsWith("{")) {
            return bare(type, given);
        }
        if (!type.isOauth()) {
            throw Refusal.invalid("the credential of a " + type.wire() + " account is JSON", "give the bare key");
        }
        return ofJson(given);
    }

    /// Reads what was stored with [#toSecret()].
    static Login stored(Secret secret) {
        return ofJson(secret.reveal());
    }

    /// A refresh token that nothing else is known of yet.
    ///
    /// @param clientId `null` = the one of the provider's official tool
    static Login ofRefreshToken(Secret refresh, @Nullable String clientId) {
        return new Login(null, refresh, null, null, clientId);
    }

    /// What this becomes by a refresh.
    Login renewed(RefreshAnswer.Fresh answer, Instant now) {
        Secret newest = answer.refresh() == null ? refresh : answer.refresh();
        if (answer.access() == null) {
            return new Login(access, newest, expiresAt, issuedAt, clientId);
        }
        Instant claimed = Jwt.time(answer.access(), "exp");
        Instant end =
                answer.life() != null ? now.plus(answer.life()) : claimed != null ? claimed : now.plus(UNKNOWN_LIFE);
        return new Login(answer.access(), newest, end, now, clientId(clientId, answer.access()));
    }

    // ChatGPT's access tokens name the client they were made for
    private static @Nullable String clientId(@Nullable String told, @Nullable Secret access) {
        return told == null ? Holder.text(Jwt.claims(access), "client_id") : told;
    }

    private static Login bare(AccountType type, String given) {
        if (given.isEmpty() || !given.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw Refusal.invalid("the credential has characters that no key has", "give the key on one line");
        }
        if (type == AccountType.CLAUDE_API && given.startsWith("sk-ant-oat")) {
            throw Refusal.invalid("this is a token of a subscription, not an API key", "use --type claude-oauth");
        }
        if (type == AccountType.CLAUDE_OAUTH && given.startsWith("sk-ant-ort")) {
            return ofRefreshToken(new Secret(given), null);
        }
        if (type == AccountType.CLAUDE_OAUTH && !given.startsWith("sk-ant-oat")) {
            throw Refusal.invalid(
                    "this is neither a setup token nor the JSON of a token pair",
                    "give a setup token (sk-ant-oat…) or {\"access_token\":…,\"refresh_token\":…,\"expires_at\":…}");
        }
        // a bare ChatGPT secret is a refresh token unless it is a JWT
        if (type == AccountType.CODEX && !given.startsWith("eyJ")) {
            return ofRefreshToken(new Secret(given), null);
        }
        Secret access = new Secret(given);
        return new Login(access, null, Jwt.time(access, "exp"), Jwt.time(access, "iat"), null);
    }

    private static Login ofJson(String json) {
        JsonNode node = parse(json);
        Secret access = secret(node, "access_token");
        Secret refresh = secret(node, "refresh_token");
        if (access == null && refresh == null) {
            throw Refusal.invalid(
                    "the credential has neither access_token nor refresh_token",
                    "a refresh_token alone is enough; 'ccapi account import' takes files of Claude Code and Codex");
        }
        Instant expires = time(node.path("expires_at"));
        Instant issued = time(node.path("issued_at"));
        return new Login(
                access,
                refresh,
                expires == null ? Jwt.time(access, "exp") : expires,
                issued == null ? Jwt.time(access, "iat") : issued,
                clientId(Holder.text(node, "client_id"), access));
    }

    /// As JSON, to be sealed.
    Secret toSecret() {
        ObjectNode node = Json.mapper().createObjectNode();
        put(node, "access_token", access == null ? null : access.reveal());
        put(node, "refresh_token", refresh == null ? null : refresh.reveal());
        put(node, "expires_at", expiresAt == null ? null : expiresAt.toString());
        put(node, "issued_at", issuedAt == null ? null : issuedAt.toString());
        put(node, "client_id", clientId);
        return new Secret(node.toString());
    }

    /// Whether the access token can sign a request in now.
    boolean isLive(Instant now) {
        return access != null && (expiresAt == null || expiresAt.isAfter(now));
    }

    /// Whether requests must wait for a refresh.
    boolean needsRefresh(Instant now) {
        return refresh != null && !isLive(now.plus(tooShort()));
    }

    // of a token that hardly lives a fifth, or every request would refresh it
    private Duration tooShort() {
        if (issuedAt == null || expiresAt == null || !issuedAt.isBefore(expiresAt)) {
            return TOO_SHORT;
        }
        Duration fifth = Duration.between(issuedAt, expiresAt).dividedBy(5);
        return fifth.compareTo(TOO_SHORT) < 0 ? fifth : TOO_SHORT;
    }

    /// When it should be refreshed ahead of time: at four fifths of the access token's life.
    ///
    /// @return `null` when it cannot be refreshed or when it ends is not known
    @Nullable
    Instant dueAt() {
        if (refresh == null || (access != null && expiresAt == null)) {
            return null;
        }
        if (expiresAt == null) {
            return Instant.EPOCH;
        }
        Instant issued = issuedAt == null || !issuedAt.isBefore(expiresAt) ? expiresAt.minus(USUAL_LIFE) : issuedAt;
        return expiresAt.minus(Duration.between(issued, expiresAt).dividedBy(5));
    }

    /// What tells this login from others and changes with every rotation: the refresh token, else the access token.
    Secret mark() {
        Secret mark = refresh == null ? access : refresh;
        if (mark == null) {
            throw new IllegalStateException("a login holds neither token");
        }
        return mark;
    }

    private static JsonNode parse(String json) {
        try {
            JsonNode node = Json.mapper().readTree(json.getBytes(StandardCharsets.UTF_8));
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            // said below, without the parser's words: they quote the secret
        }
        throw Refusal.invalid("the credential is not valid JSON", "give the whole object, with its braces");
    }

    private static @Nullable Secret secret(JsonNode node, String field) {
        String text = Holder.text(node, field);
        return text == null ? null : new Secret(text.strip());
    }

    /// A time as ISO 8601, unix seconds or milliseconds, as number or text; `null` when it is none.
    static @Nullable Instant time(JsonNode node) {
        if (node.isNumber()) {
            return epoch(node.asDouble());
        }
        String text = node.isValueNode() ? node.asText().strip() : "";
        try {
            return Instant.parse(text);
        } catch (DateTimeException notIso) {
            return text.matches("\\d{1,13}(\\.\\d*)?") ? epoch(Double.parseDouble(text)) : null;
        }
    }

    // beyond this a number counts milliseconds: as seconds it would be the year 5138
    private static @Nullable Instant epoch(double number) {
        if (!(number >= 1 && number < 1e14)) {
            return null;
        }
        return Instant.ofEpochMilli((long) (number < 1e11 ? number * 1000 : number));
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
