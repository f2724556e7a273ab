package ccapi.daemon.upstream;

import ccapi.daemon.upstream.UpstreamException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// An upstream's answer: status and headers at once, the body piece by piece as it arrives.
///
/// Belongs to one thread; [#abort()] may come from any and ends a blocked read. [#close()] gives the connection back
/// for reuse only when the body ended exactly where its framing says and nothing more waits behind it, so that no
/// byte of this answer can ever be taken for the next one.
public final class UpstreamAnswer implements AutoCloseable {
    private final Connection connection;
    private final ConnectionPool pool;
    private final int status;
    private final UpstreamHeaders headers;
    private final BodyReader body;

    UpstreamAnswer(Connection connection, ConnectionPool pool, int status, UpstreamHeaders headers, BodyReader body) {
        this.connection = connection;
        this.pool = pool;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /// The HTTP status, 200 to 999.
    public int status() {
        return status;
    }

    /// The headers.
    public UpstreamHeaders headers() {
        return headers;
    }

    /// Makes sure that the body is not compressed, which nobody asked for and nobody here can read.
    ///
    /// @throws UpstreamException when it is
    public void requirePlain() throws UpstreamException {
        String encoding = headers.first("content-encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new UpstreamException(Kind.MALFORMED, "the upstream compressed its answer without being asked");
        }
    }

    /// Waits for the next piece of the body.
    ///
    /// @return whether there is one, in [#bytes()] from [#offset()]; false at the proper end of the body
    /// @throws UpstreamException when the body is cut or breaks its framing
    public boolean next() throws UpstreamException {
        try {
            return body.next();
        } catch (UpstreamException e) {
            throw e;
        } catch (IOException e) {
            throw new UpstreamException(Kind.CUT, "the upstream's answer was cut");
        }
    }

    /// The array that holds the piece; valid until the next call of [#next()].
    public byte[] bytes() {
        return body.bytes();
    }

    /// Where the piece begins.
    public int offset() {
        return body.offset();
    }

    /// How long the piece is.
    public int length() {
        return body.length();
    }

    /// Reads the whole body.
    ///
    /// @param max more bytes than this are refused
    public byte[] readAll(int max) throws UpstreamException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(Math.clamp(body.announced(), 1024, 1 << 20));
        while (next()) {
            if (all.size() + length() > max) {
                throw new UpstreamException(Kind.TOO_LARGE, "the upstream's answer is larger than " + max + " bytes");
            }
            all.write(bytes(), offset(), length());
        }
        return all.toByteArray();
    }

    /// Ends the request at once, from any thread: the upstream sees its connection closed.
    public void abort() {
        connection.close();
    }

    @Override
    public void close() {
        if (body.isClean()) {
            pool.giveBack(connection);
        } else {
            connection.close();
        }
    }
}
