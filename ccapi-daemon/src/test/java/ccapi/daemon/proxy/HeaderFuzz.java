package ccapi.daemon.proxy;

import ccapi.daemon.upstream.Endpoint;
import ccapi.daemon.upstream.SentHead;
import ccapi.daemon.upstream.UpstreamRequest;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.WritableHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Any headers on their way to the upstream: none that must stay crosses, and none becomes two.
public final class HeaderFuzz {
    private static final Set<String> STAY =
            Set.of("authorization", "x-api-key", "cookie", "transfer-encoding", "te", "connection", "x-forwarded-for");

    private HeaderFuzz() {}

    /// Called by the fuzzer and by the replay of its corpus.
    ///
    /// @param lines headers as `name: value`, one a line
    public static void fuzzerTestOneInput(byte[] lines) {
        WritableHeaders<?> headers = WritableHeaders.create();
        Set<String> named = new HashSet<>();
        for (String line : new String(lines, StandardCharsets.ISO_8859_1).split("\n", 100)) {
            int colon = line.indexOf(':');
            // the server lets only tokens through as names
            if (colon > 0 && line.substring(0, colon).matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
                String name = line.substring(0, colon);
                String value = line.substring(colon + 1);
                headers.add(HeaderValues.create(HeaderNames.create(name), value));
                if (name.equalsIgnoreCase("connection")) {
                    List.of(value.split(","))
                            .forEach(part -> named.add(part.strip().toLowerCase(Locale.ROOT)));
                }
            }
        }
        UpstreamRequest.Builder request =
                UpstreamRequest.to(Endpoint.Base.of("http://127.0.0.1:1").endpoint(), "POST", "/");
        HeaderFilter.copyUp(ServerRequestHeaders.create(headers), request, Set.of());
        check(SentHead.of(request.body(new byte[0])), named);
    }

    private static void check(String head, Set<String> named) {
        if (head.indexOf("\r\n\r\n") != head.length() - 4) {
            throw new IllegalStateException("the head ends early: " + head);
        }
        List<String> sent = head.lines().filter(line -> !line.isEmpty()).toList();
        // the request line, our host, and our own encoding at the end
        for (String line : sent.subList(2, sent.size() - 1)) {
            String name = line.substring(0, Math.max(0, line.indexOf(':')));
            if (name.isEmpty() || STAY.contains(name) || named.contains(name)) {
                throw new IllegalStateException("crossed: " + line);
            }
        }
    }
}
