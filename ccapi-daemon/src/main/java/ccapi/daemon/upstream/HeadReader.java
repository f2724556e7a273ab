package ccapi.daemon.upstream;

import ccapi.daemon.upstream.UpstreamException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads status line and headers of an answer, strictly: what two readers could understand differently is refused.
final class HeadReader {
    /// Twice what the largest providers send; more is an attack or a broken server.
    static final int MAX_HEAD = 64 * 1024;

    private final ReadBuffer in;
    private final UpstreamHeaders headers = new UpstreamHeaders();
    private int status;
    private int read;

    HeadReader(ReadBuffer in) {
        this.in = in;
    }

    int status() {
        return status;
    }

    UpstreamHeaders headers() {
        return headers;
    }

    void read() throws IOException {
        statusLine(line());
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon);
            if (name.isEmpty() || !name.chars().allMatch(HeadReader::isToken)) {
                throw malformed("a header line has no proper name");
            }
            String value = line.substring(colon + 1).strip();
            if (value.indexOf('\r') >= 0 || value.indexOf('\0') >= 0) {
                throw malformed("a header value has a control character");
            }
            headers.add(name, value);
        }
        if (status < 200) {
            throw malformed("it sent an interim status " + status + ", which was not asked for");
        }
    }

    private void statusLine(String line) throws UpstreamException {
        boolean shaped = line.length() >= 12
                && line.startsWith("HTTP/1.")
                && line.charAt(8) == ' '
                && (line.length() == 12 || line.charAt(12) == ' ');
        if (!shaped) {
            throw malformed("its status line is not HTTP/1.1");
        }
        String code = line.substring(9, 12);
        if (!code.chars().allMatch(c -> c >= '0' && c <= '9') || code.charAt(0) == '0') {
            throw malformed("its status is not a number of three digits");
        }
        status = Integer.parseInt(code);
    }

    private String line() throws IOException {
        String line = in.line(MAX_HEAD - read, "its headers are longer than " + MAX_HEAD + " bytes");
        read += line.length() + 2;
        return line;
    }

    /// How the body ends, told by the headers.
    ///
    /// @throws UpstreamException when they contradict each other
    Framing framing() throws UpstreamException {
        int lengths = headers.count("content-length");
        int encodings = headers.count("transfer-encoding");
        if (status == 204 || status == 304) {
            return new Framing.Length(0);
        }
        if (encodings > 0) {
            String encoding = String.valueOf(headers.first("transfer-encoding")).toLowerCase(Locale.ROOT);
            if (lengths > 0 || encodings > 1 || !encoding.equals("chunked")) {
                throw malformed("its length is told in two ways or in one we do not speak");
            }
            return new Framing.Chunked();
        }
        if (lengths == 0) {
            return new Framing.UntilClose();
        }
        String length = String.valueOf(headers.first("content-length"));
        if (lengths > 1
                || length.isEmpty()
                || length.length() > 15
                || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw malformed("its content-length is not one plain number");
        }
        return new Framing.Length(Long.parseLong(length));
    }

    /// Whether the upstream wants to close the connection after this answer.
    boolean wantsClose() {
        String connection = headers.first("connection");
        return connection != null && connection.toLowerCase(Locale.ROOT).contains("close");
    }

    private static boolean isToken(int c) {
        return c > 0x20 && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
    }

    private static UpstreamException malformed(String what) {
        return new UpstreamException(Kind.MALFORMED, "the upstream's answer breaks HTTP: " + what);
    }

    /// Where a body ends.
    sealed interface Framing {
        /// After so many bytes.
        record Length(long bytes) implements Framing {}

        /// After the last chunk.
        record Chunked() implements Framing {}

        /// Where the connection ends.
        record UntilClose() implements Framing {}
    }

    static String latin1(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
