package ccapi.shared.socket;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The body of one answer, cut out of the connection by its own framing. Belongs to one thread.
final class ResponseBody extends InputStream {
    private static final int MAX_LINE = 16 * 1024;

    private final InputStream in;
    private final int status;
    private final boolean chunked;
    private long left;
    private boolean betweenChunks;

    /// Reads the status line and the headers.
    ResponseBody(InputStream source) throws IOException {
        this.in = new BufferedInputStream(source, 16 * 1024);
        String[] start = readLine().split(" ", 3);
        if (start.length < 2 || !start[0].startsWith("HTTP/1.")) {
            throw new IOException("not an HTTP answer");
        }
        this.status = Integer.parseInt(start[1]);
        boolean sawChunked = false;
        long length = 0;
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(colon, 0));
            String value = line.substring(colon + 1).strip();
            if (name.equalsIgnoreCase("content-length")) {
                length = Long.parseLong(value);
            } else if (name.equalsIgnoreCase("transfer-encoding")) {
                sawChunked = value.equalsIgnoreCase("chunked");
            }
        }
        this.chunked = sawChunked;
        this.left = chunked ? nextChunk() : length;
    }

    int status() {
        return status;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (betweenChunks) {
            readLine();
            left = nextChunk();
            betweenChunks = false;
        }
        if (left == 0) {
            return -1;
        }
        int count = in.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the answer was cut");
        }
        left -= count;
        // looking for the next chunk now would hold back this one until that has come, which may take long in a stream
        betweenChunks = left == 0 && chunked;
        return count;
    }

    private long nextChunk() throws IOException {
        String line = readLine();
        int extension = line.indexOf(';');
        long size = Long.parseLong((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
        if (size == 0) {
            while (!readLine().isEmpty()) {
                // trailers carry nothing for us
            }
        }
        return size;
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(64);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the answer was cut");
            }
            if (line.size() > MAX_LINE) {
                throw new IOException("a line of the answer is too long");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
