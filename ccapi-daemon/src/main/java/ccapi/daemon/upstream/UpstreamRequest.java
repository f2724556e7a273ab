package ccapi.daemon.upstream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One request as bytes, ready to be sent more than once. Belongs to one thread.
public final class UpstreamRequest {
    private final Endpoint endpoint;
    private final byte[] head;
    private byte[] body;

    private UpstreamRequest(Endpoint endpoint, byte[] head, byte[] body) {
        this.endpoint = endpoint;
        this.head = head;
        this.body = body;
    }

    /// Starts a request.
    ///
    /// @param target path and query as they go into the request line
    public static Builder to(Endpoint endpoint, String method, String target) {
        return new Builder(endpoint, method, target);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /// Lets the body go, of which the answer needs nothing: it is not to be sent again.
    public void forgetBody() {
        body = new byte[0];
    }

    /// Sends it, a short one in one piece.
    void writeTo(Connection connection) throws IOException {
        int first = Math.min(body.length, Connection.PIECE);
        connection.write(begin(first), 0);
        connection.write(body, first);
    }

    /// The head with the first bytes of the body.
    byte[] begin(int bodyBytes) {
        byte[] begin = Arrays.copyOf(head, head.length + bodyBytes);
        System.arraycopy(body, 0, begin, head.length, bodyBytes);
        return begin;
    }

    /// Collects the headers of one request. Values with control characters are left out: they cannot be sent safely.
    public static final class Builder {
        private final Endpoint endpoint;
        private final StringBuilder head = new StringBuilder(1024);

        private Builder(Endpoint endpoint, String method, String target) {
            this.endpoint = endpoint;
            head.append(method).append(' ').append(target).append(" HTTP/1.1\r\nhost: ");
            head.append(endpoint.authority()).append("\r\n");
        }

        /// Adds a header.
        public Builder header(String name, String value) {
            if (value.chars().noneMatch(c -> (c < 0x20 && c != '\t') || c == 0x7f)) {
                head.append(name).append(": ").append(value).append("\r\n");
            }
            return this;
        }

        /// Ends with a body, empty for none.
        public UpstreamRequest body(byte[] body) {
            if (body.length > 0) {
                head.append("content-length: ").append(body.length).append("\r\n");
            }
            head.append("accept-encoding: identity\r\n\r\n");
            return new UpstreamRequest(endpoint, head.toString().getBytes(StandardCharsets.ISO_8859_1), body);
        }
    }
}
