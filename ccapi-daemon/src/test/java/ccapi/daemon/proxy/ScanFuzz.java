package ccapi.daemon.proxy;

import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Any bytes as a request: refused as a bad body, or understood as a tree reader understands them.
public final class ScanFuzz {
    private ScanFuzz() {}

    /// Loads what an input needs, which takes longer than one may.
    public static void fuzzerInitialize() {
        fuzzerTestOneInput("{}".getBytes(StandardCharsets.UTF_8));
    }

    /// Called by the fuzzer and by the replay of its corpus.
    public static void fuzzerTestOneInput(byte[] body) {
        try {
            RequestScan scan = RequestScan.of(body);
            JsonNode tree = Json.mapper().readTree(body);
            boolean same = scan.model().equals(tree.path("model").asText())
                    && scan.stream() == tree.path("stream").asBoolean(false);
            if (!same) {
                throw new IllegalStateException(scan + " is not what the body says");
            }
        } catch (RequestScan.BadBodyException e) {
            // refused in words
        } catch (IOException e) {
            throw new IllegalStateException("taken, but no JSON", e);
        }
    }
}
