package ccapi.daemon.proxy;

import ccapi.daemon.account.AccountInfo;
import ccapi.daemon.account.Credential;
import ccapi.daemon.account.Lease;
import ccapi.daemon.config.Config.Upstreams;
import ccapi.daemon.translate.Dialect;
import ccapi.daemon.upstream.Endpoint;
import ccapi.daemon.upstream.UpstreamRequest;
import ccapi.shared.account.AccountType;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What goes to an upstream: its address, the client's headers without its credential, the account's credential.
final class Outgoing {
    private static final HeaderName BETA = HeaderNames.create("anthropic-beta");
    private static final HeaderName VERSION = HeaderNames.create("anthropic-version");

    private Outgoing() {}

    /// The protocol that accounts of a type speak natively.
    static Dialect nativeDialect(AccountInfo account, Dialect client) {
        return switch (account.type()) {
            case CLAUDE_OAUTH, CLAUDE_API -> Dialect.MESSAGES;
            case CODEX -> Dialect.CODEX;
            // OpenAI itself takes both, Responses carries more; of a compatible server only Chat is certain
            case OPENAI_API ->
                client != Dialect.MESSAGES ? client : account.baseUrl() == null ? Dialect.RESPONSES : Dialect.CHAT;
        };
    }

    /// Builds the request for a native client: the same path below the account's address, the same query.
    static UpstreamRequest same(
            Upstreams upstreams,
            Lease lease,
            Credential credential,
            String pathAndQuery,
            ServerRequestHeaders headers,
            byte[] body) {
        Endpoint.Base base = base(upstreams, lease.account());
        UpstreamRequest.Builder request = UpstreamRequest.to(base.endpoint(), "POST", join(base.path(), pathAndQuery));
        copyHeaders(headers, request, lease.account().type(), Set.of());
        credential.writeTo(request::header);
        return request.body(body);
    }

    /// Builds the request for a client of another protocol: nothing of its own headers means anything there.
    static UpstreamRequest translated(
            Upstreams upstreams, Lease lease, Credential credential, Dialect upstream, String session, byte[] body) {
        Endpoint.Base base = base(upstreams, lease.account());
        UpstreamRequest.Builder request =
                UpstreamRequest.to(base.endpoint(), "POST", join(base.path(), path(upstream)));
        request.header("content-type", "application/json");
        request.header("accept", "text/event-stream, application/json");
        request.header("user-agent", "ccapi");
        if (upstream == Dialect.MESSAGES) {
            request.header("anthropic-version", "2023-06-01");
        }
        if (upstream == Dialect.CODEX && !session.isEmpty()) {
            request.header("session_id", session);
        }
        credential.writeTo(request::header);
        return request.body(body);
    }

    private static String path(Dialect upstream) {
        return switch (upstream) {
            case MESSAGES -> "/v1/messages";
            case RESPONSES -> "/v1/responses";
            case CODEX -> "/responses";
            case CHAT -> "/v1/chat/completions";
        };
    }

    private static void copyHeaders(
            ServerRequestHeaders headers, UpstreamRequest.Builder request, AccountType type, Set<String> alsoNot) {
        if (type != AccountType.CLAUDE_OAUTH) {
            HeaderFilter.copyUp(headers, request, alsoNot);
            return;
        }
        HeaderFilter.copyUp(headers, request, Set.of("anthropic-beta"));
        List<String> betas = new ArrayList<>();
        if (headers.contains(BETA)) {
            betas.addAll(headers.get(BETA).allValues());
        }
        if (betas.stream().noneMatch(value -> value.contains(HeaderFilter.OAUTH_BETA))) {
            betas.add(HeaderFilter.OAUTH_BETA);
        }
        request.header("anthropic-beta", String.join(",", betas));
        if (!headers.contains(VERSION)) {
            request.header("anthropic-version", "2023-06-01");
        }
    }

    private static Endpoint.Base base(Upstreams upstreams, AccountInfo account) {
        if (account.baseUrl() != null) {
            return Endpoint.Base.of(account.baseUrl());
        }
        return Endpoint.Base.of(
                switch (account.type()) {
                    case CLAUDE_OAUTH, CLAUDE_API -> upstreams.claude().baseUrl();
                    case CODEX -> upstreams.codex().baseUrl();
                    case OPENAI_API -> upstreams.openai().baseUrl();
                });
    }

    // many servers give their base URL with the version in it: it must not stand twice
    private static String join(String basePath, String path) {
        return basePath.endsWith("/v1") && path.startsWith("/v1/") ? basePath + path.substring(3) : basePath + path;
    }
}
