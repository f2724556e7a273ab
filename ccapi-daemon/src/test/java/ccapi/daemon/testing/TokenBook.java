package ccapi.daemon.testing;

import static ccapi.daemon.testing.Dialect.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which tokens a fake sign-in server has given out and which of them still work.
final class TokenBook {
    private static final class Chain {
        final String name;
        final String owner;
        int number;
        FakeOAuth.Tokens tokens;

        Chain(String name, String owner, String refresh) {
            this.name = name;
            this.owner = owner;
            this.tokens = new FakeOAuth.Tokens("", refresh);
        }
    }

    private final InstantSource clock;
    private final Map<String, Chain> chains = new HashMap<>();
    private final Map<String, Chain> byRefreshToken = new HashMap<>();
    private final Set<String> live = new HashSet<>();
    private boolean forgiving;
    private int refreshes;
    private int reuses;

    TokenBook(InstantSource clock) {
        this.clock = clock;
    }

    synchronized String login(String name, String owner) {
        Chain chain = new Chain(name, owner, "rt-fake-" + name + "-0");
        chains.put(name, chain);
        byRefreshToken.put(chain.tokens.refresh(), chain);
        return chain.tokens.refresh();
    }

    synchronized FakeOAuth.Tokens current(String login) {
        return chains.get(login).tokens;
    }

    synchronized Answer refresh(String presented, boolean claude, boolean rotates, long expiresIn) {
        Chain chain = byRefreshToken.get(presented);
        if (chain == null) {
            return claude ? FakeOAuth.claudeRefusal() : FakeOAuth.openAiRefusal("refresh_token_invalidated");
        }
        if (!chain.tokens.refresh().equals(presented)) {
            reuses++;
            if (!forgiving) {
                return claude ? FakeOAuth.claudeRefusal() : FakeOAuth.openAiRefusal("refresh_token_reused");
            }
        }
        refreshes++;
        chain.number++;
        String access = claude ? "sk-ant-oat01-fake-" + chain.name + "-" + chain.number : jwt(chain, expiresIn);
        String refresh = rotates ? "rt-fake-" + chain.name + "-" + chain.number : chain.tokens.refresh();
        chain.tokens = new FakeOAuth.Tokens(access, refresh);
        byRefreshToken.put(refresh, chain);
        live.add(access);
        return Canned.json(200, body(chain, claude, rotates, expiresIn).toString());
    }

    private static ObjectNode body(Chain chain, boolean claude, boolean rotates, long expiresIn) {
        ObjectNode body =
                object("access_token", chain.tokens.access(), "token_type", "Bearer", "expires_in", expiresIn);
        if (rotates) {
            body.put("refresh_token", chain.tokens.refresh());
        }
        if (claude) {
            body.put("scope", "user:profile user:inference");
            body.set("account", object("uuid", "acct-" + chain.owner, "email_address", chain.owner + "@example.com"));
            body.set("organization", object("uuid", "org-" + chain.owner, "name", chain.owner));
        } else {
            body.put("id_token", chain.tokens.access());
        }
        return body;
    }

    /// A token as ChatGPT's are: readable claims, a signature that nobody checks.
    private String jwt(Chain chain, long expiresIn) {
        ObjectNode claims = object(
                "exp",
                clock.instant().getEpochSecond() + expiresIn,
                "jti",
                chain.number,
                "email",
                chain.owner + "@example.com",
                "https://api.openai.com/auth",
                object(
                        "chatgpt_account_id", "acct-" + chain.owner,
                        "chatgpt_plan_type", "plus",
                        "chatgpt_user_id", "user-" + chain.owner));
        return part(object("alg", "none", "typ", "JWT")) + "." + part(claims) + ".fake";
    }

    private static String part(ObjectNode json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// The refresh token of a request, whether it came as JSON or as a form; empty when there is none.
    static String refreshToken(RawRequest request) {
        if (request.json().has("refresh_token")) {
            return request.json().get("refresh_token").asText();
        }
        for (String field : request.text().split("&")) {
            if (field.startsWith("refresh_token=")) {
                return URLDecoder.decode(field.substring("refresh_token=".length()), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    synchronized void forgiving(boolean value) {
        forgiving = value;
    }

    synchronized void expire(String accessToken) {
        live.remove(accessToken);
    }

    synchronized boolean isLive(String accessToken) {
        return live.contains(accessToken);
    }

    synchronized int refreshes() {
        return refreshes;
    }

    synchronized int reuses() {
        return reuses;
    }
}
