package ccapi.daemon.proxy;

import ccapi.daemon.sse.SseEvent;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// A stream to the client. Every write goes out at once, and the watch knows how long it takes.
final class ClientStream {
    private final OutputStream out;
    private final Runnable commit;
    private final Flight flight;

    /// @param commit writes the mark of a whole answer, which the server would do only when its handler returns in
    ///               peace, not when the connection is to be closed
    ClientStream(OutputStream out, Runnable commit, Flight flight) {
        this.out = out;
        this.commit = commit;
        this.flight = flight;
    }

    /// Writes and flushes.
    ///
    /// @throws ClientGoneException when the client cannot be written to any more
    void write(byte[] bytes, int offset, int length) throws ClientGoneException {
        if (length == 0) {
            return;
        }
        flight.beginWrite();
        try {
            out.write(bytes, offset, length);
            out.flush();
        } catch (IOException | UncheckedIOException | io.helidon.webserver.ServerConnectionException e) {
            throw new ClientGoneException();
        } finally {
            flight.endWrite();
        }
    }

    /// Writes the event after which the stream is cut, to whoever still listens.
    void last(SseEvent event) {
        try {
            byte[] bytes = event.bytes();
            write(bytes, 0, bytes.length);
        } catch (ClientGoneException e) {
            // nobody is left to be told
        }
    }

    /// Ends the stream as a whole answer. Never called after a cut.
    void finish() throws ClientGoneException {
        flight.beginWrite();
        try {
            out.close();
            commit.run();
        } catch (IOException | UncheckedIOException | io.helidon.webserver.ServerConnectionException e) {
            throw new ClientGoneException();
        } finally {
            flight.endWrite();
        }
    }

    /// Ends the connection without the mark of a whole answer.
    static CloseConnectionException cut(String why) {
        return new CloseConnectionException(why);
    }

    /// The client hung up while we wrote.
    static final class ClientGoneException extends Exception {
        ClientGoneException() {
            super("the client has gone", null, false, false);
        }
    }
}
