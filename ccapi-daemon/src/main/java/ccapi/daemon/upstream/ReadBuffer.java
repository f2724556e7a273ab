package ccapi.daemon.upstream;

import ccapi.daemon.upstream.UpstreamException.Kind;
import java.io.IOException;

/// Bytes read from one connection and not yet taken.
final class ReadBuffer {
    // one TLS record; large enough that a fast stream needs few system calls, small enough for thousands of streams
    static final int SIZE = 16 * 1024;

    private final Connection connection;
    final byte[] bytes = new byte[SIZE];
    int position;
    int limit;
    private boolean sawAny;

    ReadBuffer(Connection connection) {
        this.connection = connection;
    }

    int available() {
        return limit - position;
    }

    /// Whether the upstream has sent anything at all.
    boolean sawAny() {
        return sawAny;
    }

    /// Waits until there is something, throwing away nothing.
    ///
    /// @return false at the end of the stream
    boolean fill() throws IOException {
        if (position == limit) {
            position = 0;
            limit = 0;
        } else if (limit == bytes.length) {
            System.arraycopy(bytes, position, bytes, 0, limit - position);
            limit -= position;
            position = 0;
        }
        int count = connection.read(bytes, limit, bytes.length - limit);
        if (count > 0) {
            limit += count;
            sawAny = true;
        }
        return count > 0;
    }

    /// One line without its end.
    ///
    /// @param max     a longer line is refused
    /// @param tooLong what to say then
    String line(int max, String tooLong) throws IOException {
        StringBuilder longLine = null;
        int length = 0;
        while (true) {
            for (int i = position; i < limit; i++) {
                if (bytes[i] == '\n') {
                    String part = HeadReader.latin1(bytes, position, i);
                    position = i + 1;
                    String line =
                            longLine == null ? part : longLine.append(part).toString();
                    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
                }
            }
            length += limit - position;
            if (length > max) {
                throw new UpstreamException(Kind.TOO_LARGE, "the upstream's answer is too large: " + tooLong);
            }
            longLine = longLine == null ? new StringBuilder() : longLine;
            longLine.append(HeadReader.latin1(bytes, position, limit));
            position = limit;
            if (!fill()) {
                throw new UpstreamException(Kind.CUT, "the upstream closed the connection before its answer");
            }
        }
    }
}
