package ccapi.daemon.upstream;

import java.nio.charset.StandardCharsets;

/// Shows other rooms' tests the bytes of a request.
public final class SentHead {
    private SentHead() {}

    /// The request line and headers as they are sent.
    public static String of(UpstreamRequest request) {
        return new String(request.begin(0), StandardCharsets.ISO_8859_1);
    }
}
