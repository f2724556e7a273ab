package ccapi.daemon.translate;

import ccapi.daemon.sse.SseParser;

/// Meters an Anthropic stream: the input side comes in `message_start`, and every `message_delta` is cumulative.
final class MessagesMeter extends Meter {
    private static final byte[] BLOCK_DELTA = ascii("content_block_delta");
    private static final byte[] BLOCK_START = ascii("content_block_start");
    private static final byte[] MESSAGE_START = ascii("message_start");
    private static final byte[] MESSAGE_DELTA = ascii("message_delta");
    private static final byte[] MESSAGE_STOP = ascii("message_stop");
    private static final byte[][] CONTENT = {ascii("text"), ascii("partial_json"), ascii("thinking")};

    MessagesMeter() {
        super(Dialect.MESSAGES);
    }

    @Override
    public void event(SseParser.View event) {
        if (is(event, BLOCK_DELTA)) {
            start();
            countDelta(event);
        } else if (is(event, BLOCK_START)) {
            start();
        } else if (is(event, MESSAGE_START)) {
            // says that the model is at work; what limits say comes before it, never after
            start();
            readUsage(event);
        } else if (is(event, MESSAGE_DELTA)) {
            readUsage(event);
        } else if (is(event, MESSAGE_STOP)) {
            end();
        } else if (is(event, ERROR)) {
            fail(event);
        }
    }

    private void countDelta(SseParser.View event) {
        byte[] json = event.dataBytes();
        int end = event.dataOffset() + event.dataLength();
        int delta = JsonScan.member(json, event.dataOffset(), end, DELTA);
        for (byte[] name : CONTENT) {
            int value = JsonScan.member(json, delta, end, name);
            if (value >= 0) {
                count(JsonScan.characters(json, value, end));
                return;
            }
        }
    }

    private static boolean is(SseParser.View event, byte[] type) {
        if (event.hasName()) {
            return event.isNamed(type);
        }
        int end = event.dataOffset() + event.dataLength();
        int value = JsonScan.member(event.dataBytes(), event.dataOffset(), end, TYPE);
        return JsonScan.isString(event.dataBytes(), value, end, type);
    }
}
