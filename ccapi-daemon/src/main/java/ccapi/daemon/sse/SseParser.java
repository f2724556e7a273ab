package ccapi.daemon.sse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Cuts a byte stream into server-sent events, however the bytes are sliced.
///
/// Lines end at `\n`, `\r\n` or `\r` only: U+2028 and U+0085 occur unescaped inside JSON strings. An event whose
/// bytes lie in one slice is parsed in place, so that a tap on a fast stream makes no garbage. An event that the
/// stream's end cuts off is not reported, unless [#end(Sink)] is asked for it. Belongs to one thread.
public final class SseParser {
    private static final byte[] EVENT = "event".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);

    private final int maxEventBytes;
    private final View view = new View();
    private byte[] held = new byte[0];
    private int heldLength;
    private boolean skipLineFeed;

    /// @param maxEventBytes an event longer than this ends the stream with [EventTooLongException]
    public SseParser(int maxEventBytes) {
        this.maxEventBytes = maxEventBytes;
    }

    /// Takes events. The view is valid only during the call.
    @FunctionalInterface
    public interface Sink {
        /// One complete event.
        void event(View event);
    }

    /// An event grew past the limit.
    public static final class EventTooLongException extends RuntimeException {
        EventTooLongException(int limit) {
            super("a server-sent event is longer than " + limit + " bytes");
        }
    }

    /// Takes the next bytes of the stream and reports every event that they complete.
    ///
    /// @throws EventTooLongException when an event passes the limit
    public void feed(byte[] bytes, int offset, int length, Sink sink) {
        int end = offset + length;
        int eventStart = offset;
        int lineStart = offset;
        boolean inPlace = heldLength == 0;
        int position = offset;
        if (skipLineFeed && position < end) {
            skipLineFeed = false;
            if (bytes[position] == '\n') {
                position++;
                eventStart = inPlace ? position : eventStart;
                lineStart = position;
            }
        }
        boolean blankSoFar = !inPlace ? heldEndsLine() : true;
        while (position < end) {
            byte b = bytes[position];
            if (b != '\n' && b != '\r') {
                position++;
                continue;
            }
            boolean blank = position == lineStart && blankSoFar;
            int next = position + 1;
            if (b == '\r') {
                if (next < end) {
                    next += bytes[next] == '\n' ? 1 : 0;
                } else {
                    skipLineFeed = true;
                }
            }
            if (blank) {
                if (inPlace) {
                    report(bytes, eventStart, position, eventStart, next, sink);
                } else {
                    hold(bytes, eventStart, position);
                    report(held, 0, heldLength, -1, next, sink);
                    heldLength = 0;
                    inPlace = true;
                }
                eventStart = next;
            }
            blankSoFar = true;
            position = next;
            lineStart = next;
        }
        if (eventStart < end) {
            hold(bytes, eventStart, end);
        }
    }

    /// The stream is over: reports what came without its closing blank line.
    ///
    /// By the letter such an event is void, but some servers forget the line after their last event. It may be cut
    /// anywhere, so the sink must find out whether its data is whole; no JSON object is whole before its last byte.
    public void end(Sink sink) {
        if (heldLength > 0) {
            report(held, 0, heldLength, -1, 0, sink);
            heldLength = 0;
        }
    }

    /// Whether all that was fed are whole events, so that another one may follow here.
    public boolean isBetweenEvents() {
        return heldLength == 0;
    }

    private boolean heldEndsLine() {
        byte last = held[heldLength - 1];
        return last == '\n' || last == '\r';
    }

    private void hold(byte[] bytes, int from, int to) {
        int count = to - from;
        if (heldLength + count > maxEventBytes) {
            throw new EventTooLongException(maxEventBytes);
        }
        if (heldLength + count > held.length) {
            held = Arrays.copyOf(held, Math.max(heldLength + count, Math.min(maxEventBytes, held.length * 2)));
        }
        System.arraycopy(bytes, from, held, heldLength, count);
        heldLength += count;
    }

    private void report(byte[] bytes, int from, int to, int start, int end, Sink sink) {
        if (to - from > maxEventBytes) {
            throw new EventTooLongException(maxEventBytes);
        }
        view.reset(start, end);
        int line = from;
        while (line < to) {
            int lineEnd = line;
            while (lineEnd < to && bytes[lineEnd] != '\n' && bytes[lineEnd] != '\r') {
                lineEnd++;
            }
            view.line(bytes, line, lineEnd);
            line = lineEnd + (lineEnd + 1 < to && bytes[lineEnd] == '\r' && bytes[lineEnd + 1] == '\n' ? 2 : 1);
        }
        if (view.hasData || view.nameLength > 0) {
            sink.event(view);
        }
    }

    /// One event, read where its bytes lie.
    public static final class View {
        private byte[] nameBytes = new byte[0];
        private int nameOffset;
        private int nameLength;
        private byte[] dataBytes = new byte[0];
        private int dataOffset;
        private int dataLength;
        private boolean hasData;
        private int start;
        private int end;

        private View() {}

        private void reset(int start, int end) {
            this.start = start;
            this.end = end;
            nameLength = 0;
            dataLength = 0;
            hasData = false;
        }

        private void line(byte[] bytes, int from, int to) {
            int colon = from;
            while (colon < to && bytes[colon] != ':') {
                colon++;
            }
            int value = Math.min(colon + 1, to);
            if (value < to && bytes[value] == ' ') {
                value++;
            }
            if (Arrays.equals(bytes, from, colon, DATA, 0, DATA.length)) {
                data(bytes, value, to - value);
            } else if (Arrays.equals(bytes, from, colon, EVENT, 0, EVENT.length)) {
                nameBytes = bytes;
                nameOffset = value;
                nameLength = to - value;
            }
        }

        private void data(byte[] bytes, int offset, int length) {
            if (!hasData) {
                dataBytes = bytes;
                dataOffset = offset;
                dataLength = length;
                hasData = true;
                return;
            }
            byte[] joined = new byte[dataLength + 1 + length];
            System.arraycopy(dataBytes, dataOffset, joined, 0, dataLength);
            joined[dataLength] = '\n';
            System.arraycopy(bytes, offset, joined, dataLength + 1, length);
            dataBytes = joined;
            dataOffset = 0;
            dataLength = joined.length;
        }

        /// Where the event's first byte lies in the slice being fed; -1 when it began in an earlier slice.
        public int start() {
            return start;
        }

        /// Where the slice goes on after the event's blank line.
        public int end() {
            return end;
        }

        /// Whether the event's name is exactly this ASCII text.
        public boolean isNamed(byte[] name) {
            return Arrays.equals(nameBytes, nameOffset, nameOffset + nameLength, name, 0, name.length);
        }

        /// Whether the event has an `event:` field.
        public boolean hasName() {
            return nameLength > 0;
        }

        /// The array that holds the data, from [#dataOffset()] on.
        public byte[] dataBytes() {
            return dataBytes;
        }

        /// Where the data begins in [#dataBytes()].
        public int dataOffset() {
            return dataOffset;
        }

        /// Length of the data in bytes.
        public int dataLength() {
            return dataLength;
        }

        /// The event as text of its own, to keep.
        public SseEvent toEvent() {
            return new SseEvent(
                    new String(nameBytes, nameOffset, nameLength, StandardCharsets.UTF_8),
                    new String(dataBytes, dataOffset, dataLength, StandardCharsets.UTF_8));
        }
    }
}
