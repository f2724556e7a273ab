package ccapi.daemon.translate;

import ccapi.daemon.sse.SseParser;
import java.util.Arrays;

/// Meters a Chat Completions stream: usage comes in a chunk of its own after the last choice, or in the last chunk.
final class ChatMeter extends Meter {
    private static final byte[] DONE = ascii("[DONE]");
    private static final byte[] USAGE = ascii("usage");
    private static final byte[] MODEL = ascii("model");
    private static final byte[] CHOICES = ascii("choices");
    private static final byte[] FINISH_REASON = ascii("finish_reason");
    private static final byte[] TOOL_CALLS = ascii("tool_calls");
    private static final byte[] FUNCTION = ascii("function");
    private static final byte[] ARGUMENTS = ascii("arguments");
    private static final byte[][] CONTENT = {
        ascii("content"), ascii("reasoning_content"), ascii("reasoning"), ascii("refusal")
    };

    private boolean finished;

    ChatMeter() {
        super(Dialect.CHAT);
    }

    @Override
    public void event(SseParser.View event) {
        byte[] json = event.dataBytes();
        int from = event.dataOffset();
        int end = from + event.dataLength();
        if (isDone(event)) {
            end();
            return;
        }
        if (JsonScan.isPresent(json, JsonScan.member(json, from, end, ERROR), end)) {
            fail(event);
            return;
        }
        boolean namesModel = model() == null && JsonScan.member(json, from, end, MODEL) >= 0;
        if (namesModel || JsonScan.isPresent(json, JsonScan.member(json, from, end, USAGE), end)) {
            readUsage(event);
        }
        int choice = JsonScan.first(json, JsonScan.member(json, from, end, CHOICES), end);
        if (choice >= 0) {
            start();
            countDelta(json, JsonScan.member(json, choice, end, DELTA), end);
            if (JsonScan.isPresent(json, JsonScan.member(json, choice, end, FINISH_REASON), end)) {
                finished = true;
            }
        }
    }

    // usage comes after the reason to stop, so that is not the end; but some servers send no [DONE]
    @Override
    public void endOfStream() {
        if (finished) {
            end();
        }
    }

    private void countDelta(byte[] json, int delta, int end) {
        for (byte[] name : CONTENT) {
            count(JsonScan.characters(json, JsonScan.member(json, delta, end, name), end));
        }
        int call = JsonScan.first(json, JsonScan.member(json, delta, end, TOOL_CALLS), end);
        int function = JsonScan.member(json, call, end, FUNCTION);
        count(JsonScan.characters(json, JsonScan.member(json, function, end, ARGUMENTS), end));
    }

    /// Whether the event is the `[DONE]` that closes a Chat stream.
    static boolean isDone(SseParser.View event) {
        int length = event.dataLength();
        byte[] bytes = event.dataBytes();
        int from = event.dataOffset();
        while (length > DONE.length && bytes[from + length - 1] == ' ') {
            length--;
        }
        return length == DONE.length && Arrays.equals(bytes, from, from + length, DONE, 0, DONE.length);
    }
}
