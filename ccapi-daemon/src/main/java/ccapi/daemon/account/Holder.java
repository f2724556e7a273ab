package ccapi.daemon.account;

import ccapi.daemon.secret.Secret;
import ccapi.daemon.upstream.RefreshAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Whom a login belongs to, as far as it tells; every part may be unknown (`null`).
///
/// @param account id of the ChatGPT account (workspace) or of the Claude account
/// @param user    id of the person; several share one workspace
/// @param plan    subscription plan as the provider names it
record Holder(
        @Nullable String account,
        @Nullable String user,
        @Nullable String email,
        @Nullable String plan) {
    /// Nothing known.
    static final Holder UNKNOWN = new Holder(null, null, null, null);

    private static final String AUTH = "https://api.openai.com/auth";
    private static final String PROFILE = "https://api.openai.com/profile";

    /// Reads what a ChatGPT token claims; a token that is no JWT claims nothing.
    static Holder ofJwt(@Nullable Secret token) {
        JsonNode claims = Jwt.claims(token);
        JsonNode auth = claims.path(AUTH);
        String user = text(auth, "chatgpt_user_id");
        String email = text(claims, "email");
        return new Holder(
                text(auth, "chatgpt_account_id"),
                user == null ? text(auth, "user_id") : user,
                email == null ? text(claims.path(PROFILE), "email") : email,
                text(auth, "chatgpt_plan_type"));
    }

    /// Reads what the answer to a refresh tells.
    static Holder of(RefreshAnswer.Fresh answer) {
        return ofJwt(answer.idToken())
                .or(ofJwt(answer.access()))
                .or(new Holder(answer.account(), null, answer.email(), null));
    }

    /// This, with what is unknown taken from another.
    Holder or(Holder other) {
        return new Holder(
                account == null ? other.account : account,
                user == null ? other.user : user,
                email == null ? other.email : email,
                plan == null ? other.plan : plan);
    }

    /// Whether both tell of an account or person, and not of the same.
    boolean contradicts(Holder other) {
        return differ(account, other.account) || differ(user, other.user);
    }

    /// Whether both surely are the same login.
    boolean isSame(Holder other) {
        return account != null && account.equals(other.account) && user != null && user.equals(other.user);
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }

    /// A text field, `null` when absent, empty or something else.
    static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }
}
