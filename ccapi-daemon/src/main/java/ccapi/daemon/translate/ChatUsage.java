package ccapi.daemon.translate;

import ccapi.daemon.sse.SseParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/// Gets the usage out of native Chat streams: upstreams tell it only when asked, and clients that did not ask do not
/// expect the chunk it comes in.
public final class ChatUsage {
    private static final byte[] USAGE = "usage".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHOICES = "choices".getBytes(StandardCharsets.US_ASCII);

    private ChatUsage() {}

    /// Whether the client itself asks for the usage.
    ///
    /// @throws Untranslatable when the body is not a JSON object
    public static boolean isAsked(byte[] body) {
        return options(new Edits(body)).path("include_usage").asBoolean();
    }

    /// The body, asking for the usage; all bytes but `stream_options` as they were.
    ///
    /// @throws Untranslatable when the body is not a JSON object
    public static byte[] ask(byte[] body) {
        Edits edits = new Edits(body);
        ObjectNode options = options(edits);
        if (!options.path("include_usage").asBoolean()) {
            edits.set("stream_options", Tree.string(options.put("include_usage", true)));
        }
        return edits.apply();
    }

    private static ObjectNode options(Edits edits) {
        return Tree.parse(edits.text("stream_options")) instanceof ObjectNode options ? options : Tree.object();
    }

    /// Whether the chunk tells the usage and nothing else, so that a client which did not ask must not get it.
    public static boolean isUsageOnly(SseParser.View event) {
        byte[] json = event.dataBytes();
        int from = event.dataOffset();
        int end = from + event.dataLength();
        int choices = JsonScan.member(json, from, end, CHOICES);
        return choices >= 0
                && json[choices] == '['
                && JsonScan.first(json, choices, end) < 0
                && JsonScan.isPresent(json, JsonScan.member(json, from, end, USAGE), end);
    }
}
