package ccapi.daemon.sse;

import java.nio.charset.StandardCharsets;

/// One server-sent event.
///
/// @param name the `event:` field, empty when there was none
/// @param data the `data:` lines joined by `\n`
public record SseEvent(String name, String data) {
    /// The event as it goes over the wire, blank line included.
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(name.length() + data.length() + 24);
        if (!name.isEmpty()) {
            text.append("event: ").append(name).append('\n');
        }
        for (int start = 0; ; ) {
            int end = data.indexOf('\n', start);
            text.append("data: ")
                    .append(data, start, end < 0 ? data.length() : end)
                    .append('\n');
            if (end < 0) {
                return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
            }
            start = end + 1;
        }
    }
}
