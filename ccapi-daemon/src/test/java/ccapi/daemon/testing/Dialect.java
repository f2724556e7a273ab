package ccapi.daemon.testing;

import ccapi.daemon.sse.SseEvent;
import ccapi.shared.socket.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One upstream protocol, as far as a fake must speak it.
interface Dialect {
    /// A turn as a stream.
    List<SseEvent> stream(Turn turn, String model);

    /// A turn as one JSON body.
    ObjectNode whole(Turn turn, String model);

    /// An error that comes within a stream.
    SseEvent errorEvent(String type, String message);

    /// The dialect of a request, told by its path; `null` when it is not a request to a model.
    static @Nullable Dialect of(RawRequest request) {
        String path = request.path();
        if (!request.method().equals("POST")) {
            return null;
        }
        if (path.endsWith("/messages")) {
            return new MessagesDialect();
        }
        if (path.endsWith("/responses")) {
            return new ResponsesDialect();
        }
        return path.endsWith("/chat/completions") ? new ChatDialect() : null;
    }

    /// A JSON object from names and values in turn.
    static ObjectNode object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Json.mapper().valueToTree(fields);
    }
}
