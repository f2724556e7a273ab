package ccapi.daemon.upstream;

import ccapi.daemon.upstream.UpstreamException.Kind;
import java.io.IOException;

/// Bytes read from one connection and not yet taken.
final class ReadBuffer {
    // small enough for thousands of slow streams; one that fills it is fast and gets a larger one
    private static final int FIRST_SIZE = 2 * 1024;
    private static final int LARGEST_SIZE = 32 * 1024;

    private final Connection connection;
    byte[] bytes = new byte[FIRST_SIZE];
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

    /// Waits until there is something. Only when everything was taken: what was in [#bytes] is gone.
    ///
    /// @return false at the end of the stream
    boolean fill() throws IOException {
        if (limit == bytes.length && limit < LARGEST_SIZE) {
            bytes = new byte[limit * 4];
        }
        position = 0;
        limit = Math.max(0, connection.read(bytes, 0, bytes.length));
        sawAny |= limit > 0;
        return limit > 0;
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
