package ccapi.shared.account;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells whether a base URL leads to one of the providers, because an account's secret goes wherever it leads.
public final class ProviderHosts {
    private static final Set<String> KNOWN = Set.of("api.anthropic.com", "api.openai.com", "chatgpt.com");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private ProviderHosts() {}

    /// Whether the secret stays with a provider or on this machine; `null` is the configured address and counts as
    /// known.
    public static boolean isKnown(@Nullable String baseUrl) {
        String host = baseUrl == null ? "" : host(baseUrl);
        return host.isEmpty() || KNOWN.contains(host) || LOOPBACK.contains(host);
    }

    /// The host that a base URL leads to, lower case; empty when it names none.
    public static String host(String baseUrl) {
        try {
            String host = URI.create(baseUrl.strip()).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
