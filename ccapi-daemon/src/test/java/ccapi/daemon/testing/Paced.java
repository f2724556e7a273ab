package ccapi.daemon.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A streamed Messages answer at the pace of a model: so many pieces of text, with a pause before each.
public record Paced(int pieces, Duration pause) implements Answer {
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    private static final String START = event(
                    "message_start",
                    "\"message\":{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-sonnet-5-5\","
                            + "\"content\":[],\"usage\":{\"input_tokens\":10,\"output_tokens\":1}}")
            + event("content_block_start", "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}");
    private static final byte[] PIECE = chunk(event(
                    "content_block_delta",
                    "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"a word or two \"}"))
            .getBytes(StandardCharsets.US_ASCII);

    @Override
    public void play(RawRequest request, Wire wire) throws IOException {
        wire.write(HEAD + chunk(START));
        long due = System.nanoTime();
        for (int i = 0; i < pieces; i++) {
            due += pause.toNanos();
            LockSupport.parkNanos(due - System.nanoTime());
            wire.write(PIECE);
        }
        wire.write(chunk(event("content_block_stop", "\"index\":0")
                        + event(
                                "message_delta",
                                "\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":" + (pieces + 1)
                                        + "}")
                        + event("message_stop", ""))
                + "0\r\n\r\n");
    }

    private static String event(String type, String rest) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"" + (rest.isEmpty() ? "" : "," + rest) + "}\n\n";
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }
}
