package ccapi.daemon.upstream;

import ccapi.shared.problem.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where an upstream listens: the part of its base URL that a connection belongs to.
///
/// @param secure whether TLS is spoken
/// @param host   name or address, lower case, brackets removed from IPv6
/// @param port   1 to 65535
public record Endpoint(boolean secure, String host, int port) {
    /// The value of the `Host` header.
    public String authority() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (secure ? 443 : 80) ? name : name + ":" + port;
    }

    /// A base URL taken apart.
    ///
    /// @param endpoint where to connect
    /// @param path     prefix of every path, without a slash at the end, often empty
    public record Base(Endpoint endpoint, String path) {
        /// Reads a base URL.
        ///
        /// @throws Refusal when it is no `http` or `https` URL, or carries a user, a query or a fragment
        public static Base of(String url) {
            URI uri = parse(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean secure = scheme.equals("https");
            if ((!secure && !scheme.equals("http"))
                    || uri.getHost() == null
                    || uri.getUserInfo() != null
                    || uri.getQuery() != null
                    || uri.getFragment() != null) {
                throw bad(url);
            }
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            if (host.startsWith("[")) {
                host = host.substring(1, host.length() - 1);
            }
            int port = uri.getPort() < 0 ? (secure ? 443 : 80) : uri.getPort();
            if (port < 1 || port > 65535) {
                throw bad(url);
            }
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            while (path.endsWith("/")) {
                path = path.substring(0, path.length() - 1);
            }
            return new Base(new Endpoint(secure, host, port), path);
        }

        private static URI parse(String url) {
            try {
                return new URI(url.strip());
            } catch (URISyntaxException e) {
                throw bad(url);
            }
        }

        private static Refusal bad(String url) {
            // a URL with a password in it must not be repeated
            String shown = url.contains("@") ? "the base URL" : "the base URL '" + url + "'";
            return Refusal.invalid(
                    shown + " cannot be used", "give http(s)://host[:port][/path], without user, query or fragment");
        }
    }
}
