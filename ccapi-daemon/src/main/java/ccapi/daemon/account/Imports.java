package ccapi.daemon.account;

import ccapi.daemon.secret.Secret;
import ccapi.shared.account.AccountType;
import ccapi.shared.account.AddAccount;
import ccapi.shared.account.ImportAccount;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads the logins that the official command line tools keep in files.
///
/// @param account what to add
/// @param holder  whose login it is, as far as the file tells
record Imports(AddAccount account, Holder holder) {
    private static final String CODEX = "codex-auth";
    private static final String CLAUDE = "claude-credentials";

    /// Reads one file.
    ///
    /// @throws Refusal when it is not what it is said to be, or holds no login
    static Imports read(ImportAccount request) {
        JsonNode root = parse(request);
        return switch (request.format()) {
            case CODEX -> codex(root, request);
            case CLAUDE -> claude(root, request);
            default ->
                throw Refusal.invalid(
                        "there is no import format '" + request.format() + "'", "use " + CODEX + " or " + CLAUDE);
        };
    }

    private static Imports codex(JsonNode root, ImportAccount request) {
        JsonNode tokens = root.path("tokens");
        String refresh = Holder.text(tokens, "refresh_token");
        String apiKey = Holder.text(root, "OPENAI_API_KEY");
        if (refresh == null && apiKey != null) {
            return new Imports(account(request, AccountType.OPENAI_API, apiKey, "openai"), Holder.UNKNOWN);
        }
        String access = Holder.text(tokens, "access_token");
        if (refresh == null && access == null) {
            throw empty(request, "run `codex login` first");
        }
        String idToken = Holder.text(tokens, "id_token");
        Holder holder = Holder.ofJwt(secret(idToken))
                .or(Holder.ofJwt(secret(access)))
                .or(new Holder(Holder.text(tokens, "account_id"), null, null, null));
        return new Imports(
                account(request, AccountType.CODEX, pair(access, refresh, null), name(holder, "codex")), holder);
    }

    private static Imports claude(JsonNode root, ImportAccount request) {
        JsonNode login = root.path("claudeAiOauth");
        String access = Holder.text(login, "accessToken");
        String refresh = Holder.text(login, "refreshToken");
        if (access == null && refresh == null) {
            throw empty(request, "log in with Claude Code first");
        }
        Holder holder = new Holder(null, null, null, Holder.text(login, "subscriptionType"));
        String pair = pair(access, refresh, Login.time(login.path("expiresAt")));
        return new Imports(account(request, AccountType.CLAUDE_OAUTH, pair, "claude"), holder);
    }

    private static AddAccount account(ImportAccount request, AccountType type, String secret, String name) {
        return new AddAccount(
                request.name() == null ? name : request.name(),
                type,
                secret,
                null,
                request.priority(),
                request.concurrency(),
                null,
                null,
                null,
                request.format());
    }

    private static String name(Holder holder, String otherwise) {
        String email = holder.email();
        boolean usable = email != null && email.length() <= 60 && email.matches("[A-Za-z0-9][A-Za-z0-9._+@-]*");
        return email != null && usable ? email : otherwise;
    }

    private static String pair(@Nullable String access, @Nullable String refresh, @Nullable Instant expires) {
        ObjectNode node = Json.mapper().createObjectNode();
        if (access != null) {
            node.put("access_token", access);
        }
        if (refresh != null) {
            node.put("refresh_token", refresh);
        }
        if (expires != null) {
            node.put("expires_at", expires.toString());
        }
        return node.toString();
    }

    private static @Nullable Secret secret(@Nullable String text) {
        return text == null ? null : new Secret(text);
    }

    private static JsonNode parse(ImportAccount request) {
        try {
            JsonNode root = Json.mapper().readTree(request.content().getBytes(StandardCharsets.UTF_8));
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (IOException e) {
            // said below: the parser's words quote the file
        }
        throw Refusal.invalid("the file is not the JSON of " + request.format(), "give the file as the tool left it");
    }

    private static Refusal empty(ImportAccount request, String hint) {
        return Refusal.invalid("the file holds no login of " + request.format(), hint);
    }
}
