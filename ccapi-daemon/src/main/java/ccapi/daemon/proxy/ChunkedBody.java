package ccapi.daemon.proxy;

import io.helidon.common.buffers.DataReader;
import java.io.IOException;

/// Reads a body that comes in chunks straight off its connection, as strictly as HTTP allows.
///
/// The server's own reader takes signs in chunk sizes, any two bytes for a chunk's end, and holds a whole chunk in
/// memory however large it says it is. What one reader takes and another refuses is how a second request is hidden
/// in a body. Chunk extensions and trailers are refused: no client of ours sends them. The server does not learn that
/// the body was read, so the connection must be closed after the answer.
final class ChunkedBody {
    // 16^7 - 1 is far more than any body may have
    private static final int MAX_SIZE_DIGITS = 7;

    private final DataReader in;
    private int left;
    private boolean begun;
    private boolean ended;

    ChunkedBody(DataReader in) {
        this.in = in;
    }

    /// The next bytes, at most `max`; empty at the proper end.
    ///
    /// @throws IOException when the body is cut or breaks its framing
    byte[] next(int max) throws IOException {
        try {
            if (left == 0 && !ended) {
                left = nextSize();
            }
            if (ended) {
                return new byte[0];
            }
            in.ensureAvailable();
            byte[] piece = in.readBytes(Math.min(max, Math.min(left, in.available())));
            left -= piece.length;
            return piece;
        } catch (IOException e) {
            throw e;
        } catch (RuntimeException e) {
            // the server tells of a connection that ended by exceptions of several kinds
            throw new IOException("the body was cut", e);
        }
    }

    private int nextSize() throws IOException {
        if (begun) {
            lineEnd();
        }
        begun = true;
        int size = 0;
        int digits = 0;
        byte next = in.read();
        for (int value = digit(next); value >= 0; value = digit(next)) {
            if (++digits > MAX_SIZE_DIGITS) {
                throw new IOException("a chunk is too large");
            }
            size = size * 16 + value;
            next = in.read();
        }
        if (digits == 0 || next != '\r' || in.read() != '\n') {
            throw new IOException("a chunk size is not a plain hexadecimal number");
        }
        if (size == 0) {
            lineEnd();
            ended = true;
        }
        return size;
    }

    private static int digit(byte character) {
        return character < 0 ? -1 : Character.digit(character, 16);
    }

    private void lineEnd() throws IOException {
        if (in.read() != '\r' || in.read() != '\n') {
            throw new IOException("a chunk does not end where it should");
        }
    }
}
