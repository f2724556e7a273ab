package ccapi.daemon.proxy;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The key a client presents: in `x-api-key`, or as a bearer token; both headers are in use by official clients.
final class Credentials {
    private static final HeaderName API_KEY = HeaderNames.create("x-api-key");

    private Credentials() {}

    /// The key, `null` when there is none, more than one, or two that differ.
    static @Nullable String presented(ServerRequestHeaders headers) {
        String apiKey = single(headers, API_KEY);
        String authorization = single(headers, HeaderNames.AUTHORIZATION);
        String bearer = authorization == null ? null : bearer(authorization);
        if (headers.contains(API_KEY) && headers.contains(HeaderNames.AUTHORIZATION)) {
            return apiKey != null && apiKey.equals(bearer) ? apiKey : null;
        }
        return apiKey == null ? bearer : apiKey;
    }

    private static @Nullable String single(ServerRequestHeaders headers, HeaderName name) {
        if (!headers.contains(name)) {
            return null;
        }
        List<String> values = headers.get(name).allValues();
        return values.size() == 1 ? values.getFirst() : null;
    }

    private static @Nullable String bearer(String authorization) {
        return authorization.length() > 7
                        && authorization
                                .substring(0, 7)
                                .toLowerCase(Locale.ROOT)
                                .equals("bearer ")
                ? authorization.substring(7)
                : null;
    }
}
