package ccapi.daemon.upstream;

import ccapi.daemon.upstream.HeadReader.Framing;
import ccapi.daemon.upstream.UpstreamException.Kind;
import java.io.IOException;

/// Takes a body out of its framing, in place: a piece is as much as one read brought, however many chunks that was,
/// so that a fast stream costs one write per read and no copy into a second buffer.
final class BodyReader {
    private final ReadBuffer in;
    private final Framing framing;
    private final boolean mayKeep;
    private long left;
    private boolean inChunk;
    private boolean ended;
    private int offset;
    private int length;

    /// @param mayKeep whether the connection may be used again after a clean end
    BodyReader(ReadBuffer in, Framing framing, boolean mayKeep) {
        this.in = in;
        this.framing = framing;
        this.mayKeep = mayKeep && !(framing instanceof Framing.UntilClose);
        this.left = framing instanceof Framing.Length fixed ? fixed.bytes() : 0;
        this.ended = framing instanceof Framing.Length && left == 0;
    }

    byte[] bytes() {
        return in.bytes;
    }

    int offset() {
        return offset;
    }

    int length() {
        return length;
    }

    /// The length told beforehand, 0 when there is none.
    long announced() {
        return left;
    }

    /// Whether the body ended as framed, nothing lies behind it and the connection may serve again.
    boolean isClean() {
        return ended && mayKeep && in.available() == 0;
    }

    boolean next() throws IOException {
        length = 0;
        while (!ended && length == 0) {
            if (in.available() == 0 && !in.fill()) {
                if (framing instanceof Framing.UntilClose) {
                    ended = true;
                    return false;
                }
                throw new UpstreamException(Kind.CUT, "the upstream's answer was cut");
            }
            take();
        }
        return length > 0;
    }

    private void take() throws IOException {
        switch (framing) {
            case Framing.Length _ -> {
                takeRun((int) Math.min(left, in.available()));
                left -= length;
                ended = left == 0;
            }
            case Framing.UntilClose _ -> takeRun(in.available());
            case Framing.Chunked _ -> takeChunks();
        }
    }

    private void takeRun(int count) {
        offset = in.position;
        length = count;
        in.position += count;
    }

    /// Moves the data of all chunks that lie in the buffer together, over their own framing.
    private void takeChunks() throws IOException {
        offset = in.position;
        int write = offset;
        while (!ended) {
            if (left > 0) {
                int run = (int) Math.min(left, in.available());
                System.arraycopy(in.bytes, in.position, in.bytes, write, run);
                write += run;
                in.position += run;
                left -= run;
                if (left > 0) {
                    break;
                }
            }
            // framing that is not whole yet must wait for more bytes, but what was taken goes out first
            if (write > offset && !hasFraming()) {
                break;
            }
            framing();
            if (write == offset) {
                offset = in.position;
                write = offset;
            }
        }
        length = write - offset;
    }

    private boolean hasFraming() {
        int lines = inChunk ? 2 : 1;
        for (int i = in.position; i < in.limit; i++) {
            if (in.bytes[i] == '\n' && --lines == 0) {
                // a last chunk has a trailer part behind it, which may block: leave it for the next call
                return !isLastChunkAhead();
            }
        }
        return false;
    }

    private boolean isLastChunkAhead() {
        int start = in.position + (inChunk ? 2 : 0);
        return start < in.limit && in.bytes[start] == '0';
    }

    private void framing() throws IOException {
        if (inChunk && !in.line(2, "a chunk is longer than it says").isEmpty()) {
            throw malformed("a chunk is longer than it says");
        }
        inChunk = true;
        String line = in.line(256, "a chunk size line is too long");
        int extension = line.indexOf(';');
        String size = extension < 0 ? line : line.substring(0, extension).strip();
        if (size.isEmpty()
                || size.length() > 12
                || !size.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80)) {
            throw malformed("a chunk size is not a hexadecimal number");
        }
        left = Long.parseLong(size, 16);
        if (left == 0) {
            int trailers = 0;
            while (!in.line(HeadReader.MAX_HEAD, "its trailers are too long").isEmpty()) {
                if (++trailers > 64) {
                    throw malformed("it has too many trailers");
                }
            }
            ended = true;
        }
    }

    private static UpstreamException malformed(String what) {
        return new UpstreamException(Kind.MALFORMED, "the upstream's answer breaks HTTP: " + what);
    }
}
