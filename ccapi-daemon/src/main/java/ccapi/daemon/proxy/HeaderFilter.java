package ccapi.daemon.proxy;

import ccapi.daemon.upstream.UpstreamHeaders;
import ccapi.daemon.upstream.UpstreamRequest;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Which headers cross. To the upstream everything passes that is not known to belong to one hop, to the way here or
/// to the client's own sign-in. To the client only what is known to be harmless passes: nothing that names an account,
/// its organisation or its limits.
final class HeaderFilter {
    /// The beta that the provider wants named with a subscription's token.
    static final String OAUTH_BETA = "oauth-2025-04-20";

    // hop-by-hop headers (RFC 9110 7.6.1), the client's credential, the way here, and what we set ourselves
    private static final Set<String> NOT_UP = Set.of(
            "connection",
            "proxy-connection",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "proxy-authenticate",
            "proxy-authorization",
            "authorization",
            "x-api-key",
            "cookie",
            "host",
            "content-length",
            "expect",
            "accept-encoding",
            "forwarded",
            "via",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-proto",
            "x-real-ip",
            "chatgpt-account-id",
            "openai-organization",
            "openai-project");

    private static final Set<String> DOWN = Set.of(
            "content-type",
            "retry-after",
            "retry-after-ms",
            "x-should-retry",
            "x-codex-turn-state",
            "openai-processing-ms",
            "openai-model");

    private HeaderFilter() {}

    /// Hands the client's headers over, except those that must not cross.
    ///
    /// @param alsoNot further names that are set by other means, in lower case
    static void copyUp(ServerRequestHeaders from, UpstreamRequest.Builder to, Set<String> alsoNot) {
        Set<String> named = namedInConnection(from);
        for (Header header : from) {
            String name = header.headerName().lowerCase();
            if (!NOT_UP.contains(name)
                    && !alsoNot.contains(name)
                    && !named.contains(name)
                    && !name.startsWith("x-helidon-")) {
                for (String value : header.allValues()) {
                    to.header(name, value);
                }
            }
        }
    }

    private static Set<String> namedInConnection(ServerRequestHeaders headers) {
        if (!headers.contains(HeaderNames.CONNECTION)) {
            return Set.of();
        }
        Set<String> named = new HashSet<>();
        for (String value : headers.get(HeaderNames.CONNECTION).allValues()) {
            for (String name : value.split(",", -1)) {
                named.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return named;
    }

    /// Hands on what the client may see of an upstream's headers.
    static void copyDown(UpstreamHeaders from, ServerResponse to) {
        from.forEach((name, value) -> {
            if (DOWN.contains(name)) {
                to.header(HeaderNames.create(name), value);
            }
        });
    }
}
